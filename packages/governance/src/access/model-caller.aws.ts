import { ConverseCommand, type ConverseCommandOutput } from '@aws-sdk/client-bedrock-runtime'
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import type { AwsConnector } from '@gatehouse/aws/connector'
import type { AwsFailure } from '@gatehouse/aws/failure'
import { sessionName } from '@gatehouse/aws/session-name'
import type { AccountAccess, ModelCaller, TestCall } from './ports.ts'

/** Says nothing about anybody; some models answer nothing to an empty text. */
const testPrompt = 'Answer with the word ready.'

export function modelCaller(aws: AwsConnector): ModelCaller {
  return {
    async call(test) {
      const startedAt = performance.now()
      const answer = await aws.callOnce(
        {
          service: 'bedrock-runtime',
          as: asPerson(test.account, test.roleArn, test.sessionName),
          region: test.region,
          // Each attempt costs tokens; a broken connection is told to the person as it is.
          purpose: 'write',
        },
        (client) => client.send(converse(test)),
      )
      const latencyMs = Math.round(performance.now() - startedAt)
      if (answer.ok) {
        const { usage } = answer.value.value
        return {
          outcome: 'answered',
          verbatim: textOf(answer.value.value),
          awsRequestId: answer.value.awsRequestIds[0] ?? null,
          latencyMs,
          inputTokens: usage?.inputTokens ?? null,
          outputTokens: usage?.outputTokens ?? null,
        }
      }
      return {
        // STS says `AccessDenied` when the role itself is closed: that proves nothing about models.
        outcome: answer.error.awsErrorName === 'AccessDeniedException' ? 'denied' : 'failed',
        verbatim: wordsOf(answer.error),
        awsRequestId: answer.error.awsRequestId ?? null,
        latencyMs,
        inputTokens: null,
        outputTokens: null,
      }
    },

    async canAssume(account, roleArn) {
      const who = await aws.callOnce(
        { service: 'sts', as: asPerson(account, roleArn, 'gatehouse') },
        (client) => client.send(new GetCallerIdentityCommand({})),
      )
      return who.ok
    },
  }
}

/** The team's role trusts Gatehouse with the external id of the account. */
function asPerson(account: AccountAccess, roleArn: string, person: string) {
  return { roleArn, externalId: account.externalId, sessionName: sessionName(person) }
}

function converse({ modelId, guardrail }: TestCall): ConverseCommand {
  return new ConverseCommand({
    modelId,
    messages: [{ role: 'user', content: [{ text: testPrompt }] }],
    inferenceConfig: { maxTokens: 1 },
    ...(guardrail === null
      ? {}
      : {
          guardrailConfig: {
            guardrailIdentifier: guardrail.arn,
            guardrailVersion: guardrail.version,
          },
        }),
  })
}

function textOf({ output, stopReason }: ConverseCommandOutput): string {
  const text = (output?.message?.content ?? []).flatMap((block) => block.text ?? []).join('')
  return text === '' ? `(no text, stop reason ${stopReason ?? 'unknown'})` : text
}

function wordsOf(failure: AwsFailure): string {
  return failure.detail ?? failure.awsErrorName
}
