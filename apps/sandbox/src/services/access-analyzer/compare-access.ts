import { evaluate } from '../../authorization/evaluate.ts'
import type { PolicyLayers } from '../../authorization/principal-layers.ts'
import type { ContextKeys } from '../../authorization/request-context.ts'
import { AwsError } from '../../operation.ts'
import { readStatements } from './policy-reading.ts'
import { MOST_CONTEXTS, witnessActions, witnessContexts, witnessResources } from './witnesses.ts'

export interface Witness {
  readonly action: string
  readonly resource: string
  readonly context: ContextKeys
}

export interface GrantedWitness extends Witness {
  /** Statements of the policy that allow it. */
  readonly statements: readonly { readonly index: number; readonly sid?: string }[]
}

const MOST_QUESTIONS = 20_000
const PRINCIPAL = 'arn:aws:iam::000000000000:role/witness'

/** Every witness that `candidate` allows; `actions` and `resources` narrow or replace the own ones. */
export async function grantedWitnesses(
  candidate: string,
  others: readonly string[],
  asked: { readonly actions?: readonly string[]; readonly resources?: readonly string[] } = {},
): Promise<GrantedWitness[]> {
  const statements = [candidate, ...others].flatMap(readStatements)
  const actions = asked.actions?.length ? asked.actions : await witnessActions(statements)
  const resources = asked.resources?.length ? asked.resources : witnessResources(statements)
  const contexts = witnessContexts(statements)
  const count = actions.length * resources.length * (contexts?.length ?? MOST_CONTEXTS)
  if (contexts === undefined || count > MOST_QUESTIONS) {
    throw new AwsError(
      'UnprocessableEntityException',
      422,
      'The policies have too many different conditions, actions and resources to be compared here.',
    )
  }
  const layers = layersOf(candidate)
  const granted: GrantedWitness[] = []
  for (const action of actions) {
    for (const resource of resources) {
      for (const context of contexts) {
        const evaluation = evaluate(layers, { principalArn: PRINCIPAL, action, resource, context })
        if (evaluation.verdict !== 'allowed') continue
        const allowing = evaluation.matched.map(({ index, statement }) => ({
          index,
          ...(statement.sid === undefined ? {} : { sid: statement.sid }),
        }))
        granted.push({ action, resource, context, statements: allowing })
      }
    }
  }
  return granted
}

export function isAllowed(document: string, { action, resource, context }: Witness): boolean {
  const question = { principalArn: PRINCIPAL, action, resource, context }
  return evaluate(layersOf(document), question).verdict === 'allowed'
}

const layersOf = (document: string): PolicyLayers => ({
  identity: [{ id: 'policy', type: 'IAM Policy', document }],
})
