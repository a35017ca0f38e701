import { ConverseCommand, type ConverseCommandInput } from '@aws-sdk/client-bedrock-runtime'
import { type Sandbox, startSandbox } from '../../server.ts'
import {
  type Credentials,
  INVOKE,
  RolePolicy,
  runtime,
  type Statement,
  teamCredentials,
} from '../bedrock/world-clients.ts'

export const DEV = '000000000202'
export const MODEL = 'amazon.nova-lite-v1:0'

export const modelArn = (region: string, id = MODEL) =>
  `arn:aws:bedrock:${region}::foundation-model/${id}`

export const profileArn = (id: string) => `arn:aws:bedrock:us-east-1:${DEV}:inference-profile/${id}`

export const allow = (resources: readonly string[], condition?: Statement): Statement => ({
  Effect: 'Allow',
  Action: INVOKE,
  Resource: resources,
  ...(condition === undefined ? {} : { Condition: condition }),
})

export function claimsTeamCredentials(sandbox: Sandbox, team = 'claims-nlp'): Promise<Credentials> {
  const roleArn = `arn:aws:iam::${DEV}:role/teams/${team}`
  return teamCredentials(sandbox.url, 'ASIASANDBOXJIWOOKIM', roleArn)
}

/** For tests of one team that calls models: a fresh sandbox, and the team's role in genai-dev. */
export class ClaimsTeam {
  readonly sandbox: Sandbox
  credentials: Credentials

  private constructor(sandbox: Sandbox, credentials: Credentials) {
    this.sandbox = sandbox
    this.credentials = credentials
  }

  static async start(): Promise<ClaimsTeam> {
    const sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
    return new ClaimsTeam(sandbox, await claimsTeamCredentials(sandbox))
  }

  client(region = 'us-east-1') {
    return runtime(this.sandbox.url, this.credentials, region)
  }

  ask(modelId: string, more: Partial<ConverseCommandInput> = {}, region = 'us-east-1') {
    return this.client(region).send(
      new ConverseCommand({
        modelId,
        messages: [{ role: 'user', content: [{ text: 'Summarise this claim in one line.' }] }],
        inferenceConfig: { maxTokens: 1 },
        ...more,
      }),
    )
  }

  attach(...statements: Statement[]): Promise<RolePolicy> {
    return RolePolicy.attach(this.sandbox.url, DEV, 'claims-nlp', 'granted', statements)
  }
}
