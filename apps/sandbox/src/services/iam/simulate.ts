import type {
  ContextEntry,
  EvaluationResult,
  PolicySourceType,
  SimulatePolicyResponse,
  Statement,
} from '@aws-sdk/client-iam'
import { compilePolicy, matchesAction } from '../../authorization/compiled-policy.ts'
import { type Evaluation, evaluate, type MatchedStatement } from '../../authorization/evaluate.ts'
import type { PolicyLayers, SourcedPolicy } from '../../authorization/principal-layers.ts'
import type { ContextKeys } from '../../authorization/request-context.ts'
import { iamPage } from './account-lookup.ts'
import { invalidInput } from './iam-errors.ts'
import { statementSpan } from './statement-span.ts'

export interface SimulationRequest {
  readonly ActionNames?: readonly string[] | undefined
  readonly ResourceArns?: readonly string[] | undefined
  readonly ContextEntries?: readonly ContextEntry[] | undefined
  readonly MaxItems?: number | undefined
  readonly Marker?: string | undefined
}

/** Keys that the simulator fills by itself; the caller's entries win over them. */
export interface SimulatedPrincipal {
  readonly arn: string
  readonly layers: PolicyLayers
  readonly context: (resource: string) => ContextKeys
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html */
export function simulate(
  principal: SimulatedPrincipal,
  input: SimulationRequest,
): SimulatePolicyResponse {
  const entries = contextEntries(input.ContextEntries)
  const resources = input.ResourceArns?.length ? input.ResourceArns : undefined
  const pairs = (input.ActionNames ?? []).flatMap((action) => {
    if (!/^[\w-]+:[\w-]+$/.test(action)) {
      throw invalidInput(`Invalid Action: ${action}. An action name is service:Action.`)
    }
    return (resources ?? ['*']).map((resource) => ({ action, resource }))
  })
  const { items, ...paging } = iamPage(pairs, 'simulation', input)
  return {
    EvaluationResults: items.map(({ action, resource }) => {
      const context = { ...principal.context(resource), ...entries }
      const question = { principalArn: principal.arn, action, resource, context }
      const evaluation = evaluate(principal.layers, question)
      const missing = missingKeys(principal.layers, action, context)
      return result(principal, action, resource, evaluation, missing, resources !== undefined)
    }),
    ...paging,
  }
}

function result(
  { layers }: SimulatedPrincipal,
  action: string,
  resource: string,
  evaluation: Evaluation,
  missing: string[],
  isResourceNamed: boolean,
): EvaluationResult {
  const statements = evaluation.matched
    .filter(({ statement }) => evaluation.verdict !== 'explicitDeny' || statement.effect === 'Deny')
    .filter(({ policy }) => policy.type === 'IAM Policy' || policy.type === 'Permissions Boundary')
    .map(describeMatch)
  const boundary = layers.boundary && {
    PermissionsBoundaryDecisionDetail: {
      AllowedByPermissionsBoundary: evaluation.isAllowedByBoundary,
    },
  }
  return {
    EvalActionName: action,
    EvalResourceName: resource,
    EvalDecision: evaluation.verdict,
    MatchedStatements: statements,
    MissingContextValues: isResourceNamed ? [] : missing,
    ...(layers.controls && {
      OrganizationsDecisionDetail: { AllowedByOrganizations: evaluation.isAllowedByControls },
    }),
    ...boundary,
    ...(isResourceNamed && {
      ResourceSpecificResults: [
        {
          EvalResourceName: resource,
          EvalResourceDecision: evaluation.verdict,
          MatchedStatements: statements,
          MissingContextValues: missing,
          ...boundary,
        },
      ],
    }),
  }
}

function describeMatch({ policy, index }: MatchedStatement): Statement {
  const span = statementSpan(policy.document, index)
  return {
    SourcePolicyId: policy.id.startsWith('arn:') ? policy.id.split('/').at(-1) : policy.id,
    SourcePolicyType: sourceType(policy),
    ...(span && { StartPosition: span.start, EndPosition: span.end }),
  }
}

function sourceType(policy: SourcedPolicy): PolicySourceType {
  if (policy.id.startsWith('arn:aws:iam::aws:')) return 'aws-managed'
  if (policy.id.startsWith('arn:')) return 'user-managed'
  return /InputList\.\d+$/.test(policy.id) ? 'none' : 'role'
}

function contextEntries(entries: readonly ContextEntry[] = []): ContextKeys {
  const context: ContextKeys = {}
  for (const { ContextKeyName, ContextKeyValues, ContextKeyType } of entries) {
    if (!ContextKeyName || !ContextKeyValues?.length) {
      throw invalidInput(
        'Each context entry needs ContextKeyName, ContextKeyValues and ContextKeyType.',
      )
    }
    const isList = ContextKeyType?.endsWith('List') ?? false
    context[ContextKeyName] = isList ? [...ContextKeyValues] : (ContextKeyValues[0] ?? '')
  }
  return context
}

/** Condition keys of statements about this action that nobody gave a value for. */
function missingKeys(layers: PolicyLayers, action: string, context: ContextKeys): string[] {
  const given = new Set(Object.keys(context).map((key) => key.toLowerCase()))
  const missing = new Map<string, string>()
  const { identity, boundary = [], session = [], controls = [] } = layers
  for (const { document } of [...identity, ...boundary, ...session, ...controls.flat()]) {
    for (const statement of compilePolicy(document)) {
      if (!matchesAction(statement, action)) continue
      for (const key of statement.conditionKeys) {
        if (!given.has(key.toLowerCase())) missing.set(key.toLowerCase(), key)
      }
    }
  }
  return [...missing.values()]
}
