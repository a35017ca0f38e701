import {
  SimulateCustomPolicy$,
  type SimulateCustomPolicyRequest,
  type SimulatePolicyResponse,
  SimulatePrincipalPolicy$,
  type SimulatePrincipalPolicyRequest,
} from '@aws-sdk/client-iam'
import { compilePolicy } from '../../authorization/compiled-policy.ts'
import {
  controlLayer,
  findPrincipal,
  type PolicyLayers,
  principalLayers,
  type SourcedPolicy,
} from '../../authorization/principal-layers.ts'
import { type ContextKeys, globalContext } from '../../authorization/request-context.ts'
import { type Call, type Caller, type Operation, operation } from '../../operation.ts'
import { accountOf, onAll } from './account-lookup.ts'
import { invalidInput, noSuchEntity } from './iam-errors.ts'
import { checkIdentityDocument } from './policy-document.ts'
import { simulate } from './simulate.ts'

const SHARED_DIFFERENCES = [
  'One EvaluationResult per action and resource, with the same verdict in ResourceSpecificResults.',
  'aws:CurrentTime, aws:EpochTime and the aws:Principal* keys are filled from the world unless ' +
    'ContextEntries say otherwise; ResourcePolicy and ResourceHandlingOption are not evaluated.',
]

export const simulationOperations: readonly Operation[] = [
  operation<SimulateCustomPolicyRequest, SimulatePolicyResponse>({
    service: 'iam',
    schema: SimulateCustomPolicy$,
    authorize: () => onAll('iam:SimulateCustomPolicy'),
    handle: (input, call) => {
      const arn = input.CallerArn ?? `arn:aws:iam::${call.caller.accountId}:user/simulated`
      return simulate({ arn, layers: inputLayers(input), context: timeContext(call) }, input)
    },
    differs: SHARED_DIFFERENCES,
  }),

  operation<SimulatePrincipalPolicyRequest, SimulatePolicyResponse>({
    service: 'iam',
    schema: SimulatePrincipalPolicy$,
    authorize: (input) => [
      { action: 'iam:SimulatePrincipalPolicy', resource: input.PolicySourceArn ?? '*' },
    ],
    handle: (input, call) => {
      const arn = input.PolicySourceArn ?? ''
      const account = accountOf(call)
      const principal = findPrincipal(account, arn)
      if (principal === undefined) throw noSuchEntity(`${arn} cannot be found.`)
      const added = inputLayers(input)
      const own = principalLayers(call.world, account, principal)
      const layers: PolicyLayers = {
        ...own,
        ...unconditionalControls(call),
        identity: [...own.identity, ...added.identity],
        ...(added.boundary ? { boundary: added.boundary } : {}),
      }
      const simulated: Caller = { ...call.caller, arn, principalArn: arn, sessionTags: {} }
      const context = (resource: string): ContextKeys => {
        const {
          'aws:RequestedRegion': _region,
          'aws:SourceIp': _ip,
          ...rest
        } = globalContext(call.world, simulated, call.region, resource)
        return rest
      }
      return simulate({ arn, layers, context }, input)
    },
    differs: [...SHARED_DIFFERENCES, 'Reads IAM as it is now, without the propagation delay.'],
  }),
]

/**
 * The simulator leaves out SCPs that have any conditions, although requests obey them:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_testing-policies.html
 */
function unconditionalControls(call: Call): Pick<PolicyLayers, 'controls'> {
  const { controls } = controlLayer(call.world, call.caller.accountId)
  if (controls === undefined) return {}
  const kept = controls.map((level) => level.filter(({ document }) => !hasConditions(document)))
  return { controls: kept.filter((level) => level.length > 0) }
}

const hasConditions = (document: string): boolean =>
  compilePolicy(document).some((statement) => statement.conditionKeys.length > 0)

interface PolicyInputs {
  readonly PolicyInputList?: readonly string[] | undefined
  readonly PermissionsBoundaryPolicyInputList?: readonly string[] | undefined
}

function inputLayers(input: PolicyInputs): Pick<PolicyLayers, 'identity' | 'boundary'> {
  const boundary = sourced('PermissionsBoundaryPolicyInputList', input, 'Permissions Boundary')
  return {
    identity: sourced('PolicyInputList', input, 'IAM Policy'),
    ...(boundary.length > 0 ? { boundary } : {}),
  }
}

function sourced(
  list: keyof PolicyInputs,
  input: PolicyInputs,
  type: SourcedPolicy['type'],
): SourcedPolicy[] {
  return (input[list] ?? []).map((document, index) => {
    try {
      checkIdentityDocument(document)
    } catch (error) {
      throw invalidInput(error instanceof Error ? error.message : 'Syntax errors in policy.')
    }
    return { id: `${list}.${index + 1}`, type, document }
  })
}

function timeContext(call: Call): () => ContextKeys {
  return () => ({
    'aws:CurrentTime': call.now.toISOString(),
    'aws:EpochTime': String(Math.floor(call.now.getTime() / 1000)),
  })
}
