import { evaluate } from '../../authorization/evaluate.ts'
import type { PolicyLayers } from '../../authorization/principal-layers.ts'
import type { ContextKeys } from '../../authorization/request-context.ts'
import { type ReadStatement, readStatements } from './policy-reading.ts'
import { covers, reaches, witnessActions, witnessContexts, witnessResources } from './witnesses.ts'

export interface Witness {
  readonly action: string
  readonly resource: string
  readonly context: ContextKeys
}

export interface GrantedWitness extends Witness {
  /** Statements of the policy that allow it. */
  readonly statements: readonly { readonly index: number; readonly sid?: string }[]
}

/** Narrows the question to what CheckAccessNotGranted was asked about. */
export interface Asked {
  readonly actions?: readonly string[]
  readonly resources?: readonly string[]
}

/** Keeps one comparison well under a second, however large the policies are. */
const MOST_QUESTIONS = 4000
const PRINCIPAL = 'arn:aws:iam::000000000000:role/witness'

/** Requests that `candidate` allows, each tried against its own Deny statements too. */
export async function grantedWitnesses(
  candidate: string,
  others: readonly string[],
  asked: Asked = {},
): Promise<GrantedWitness[]> {
  const own = readStatements(candidate)
  const all = [...own, ...others.flatMap(readStatements)]
  const actions = asked.actions?.length ? asked.actions : await witnessActions(all)
  const layers = layersOf(candidate)
  const allowing = own.filter(({ effect }) => effect === 'Allow')
  const share = Math.max(16, Math.floor(MOST_QUESTIONS / Math.max(1, allowing.length)))
  return allowing.flatMap((statement) =>
    questionsOf(statement, all, actions, asked.resources)
      .slice(0, share)
      .flatMap((witness) => {
        const { verdict, matched } = evaluate(layers, { principalArn: PRINCIPAL, ...witness })
        if (verdict !== 'allowed') return []
        return [
          {
            ...witness,
            statements: matched.map(({ index, statement: { sid } }) => named(index, sid)),
          },
        ]
      }),
  )
}

const named = (index: number, sid: string | undefined) =>
  sid === undefined ? { index } : { index, sid }

/** Every action and resource in the first context before any in the second, so that a cut is fair. */
function questionsOf(
  statement: ReadStatement,
  all: readonly ReadStatement[],
  actions: readonly string[],
  askedResources: readonly string[] | undefined,
): Witness[] {
  const covered = actions.filter((action) => covers(statement, action))
  if (covered.length === 0) return []
  const resources = askedResources?.length
    ? askedResources.filter((resource) => reaches(statement, resource))
    : witnessResources(statement, all)
  return witnessContexts(statement, all).flatMap((context) =>
    resources.flatMap((resource) => covered.map((action) => ({ action, resource, context }))),
  )
}

export function isAllowed(document: string, { action, resource, context }: Witness): boolean {
  const question = { principalArn: PRINCIPAL, action, resource, context }
  return evaluate(layersOf(document), question).verdict === 'allowed'
}

const layersOf = (document: string): PolicyLayers => ({
  identity: [{ id: 'policy', type: 'IAM Policy', document }],
})
