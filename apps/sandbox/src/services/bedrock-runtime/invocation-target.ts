import type { Call } from '../../operation.ts'
import { type FoundationModel, findModel, modelArn } from '../../world/models.ts'
import { findSystemProfile } from '../../world/system-profiles.ts'
import { findApplicationProfile } from '../bedrock/inference-profiles.ts'

/** What a `modelId` stands for, and every ARN that IAM is asked about for it. */
export interface InvocationTarget {
  /** Undefined: nothing of that name can be invoked from here. */
  readonly model: FoundationModel | undefined
  /** Undefined: the model itself, on demand. */
  readonly profileArn: string | undefined
  readonly profileTags: Readonly<Record<string, string>>
  readonly modelArns: readonly string[]
}

const MODEL_ARN = /^arn:aws:bedrock:([^:]*)::foundation-model\/(.+)$/
const SYSTEM_PROFILE_ARN = /^arn:aws:bedrock:([^:]*):(\d{12}):inference-profile\/(.+)$/

function onDemand(id: string, arn: string, isHere: boolean): InvocationTarget {
  const model = isHere ? findModel(id) : undefined
  return { model, profileArn: undefined, profileTags: {}, modelArns: [arn] }
}

function unknownProfile(profileArn: string): InvocationTarget {
  return { model: undefined, profileArn, profileTags: {}, modelArns: [] }
}

function throughSystemProfile(id: string, arn: string, call: Call): InvocationTarget {
  const profile = findSystemProfile(id, call.region, call.caller.accountId)
  if (profile === undefined || profile.arn !== arn) return unknownProfile(arn)
  return {
    model: profile.model,
    profileArn: arn,
    profileTags: {},
    modelArns: profile.modelArns,
  }
}

function throughApplicationProfile(arn: string, call: Call): InvocationTarget {
  const profile = findApplicationProfile(arn, call)
  if (profile === undefined) return unknownProfile(arn)
  const id = profile.modelArns[0]?.split('foundation-model/').at(-1) ?? ''
  return {
    model: findModel(id),
    profileArn: arn,
    profileTags: profile.tags,
    modelArns: profile.modelArns,
  }
}

/**
 * Model id, model ARN, system profile id or ARN, application profile ARN.
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InvokeModel.html (modelId)
 */
export function invocationTarget(modelId: string, call: Call): InvocationTarget {
  const { region, caller } = call
  const ofModel = MODEL_ARN.exec(modelId)
  if (ofModel !== null) return onDemand(ofModel[2] ?? '', modelId, ofModel[1] === region)
  const ofProfile = SYSTEM_PROFILE_ARN.exec(modelId)
  if (ofProfile !== null) return throughSystemProfile(ofProfile[3] ?? '', modelId, call)
  if (modelId.startsWith('arn:')) return throughApplicationProfile(modelId, call)
  const profile = findSystemProfile(modelId, region, caller.accountId)
  if (profile !== undefined) return throughSystemProfile(modelId, profile.arn, call)
  return onDemand(modelId, modelArn(modelId, region), true)
}
