import { type ActionOnResource, AwsError, type Call, type Service } from '../operation.ts'
import { type Evaluation, evaluate } from './evaluate.ts'
import { layersOf } from './principal-layers.ts'
import { globalContext } from './request-context.ts'

/** Lets the call through only if its real policies allow every pair; else AWS's own refusal. */
export function decide(service: Service, call: Call, questions: readonly ActionOnResource[]): void {
  if (questions.length === 0) return
  const layers = layersOf(call.world, call.caller)
  for (const question of questions) {
    const evaluation = evaluate(layers, {
      principalArn: call.caller.principalArn,
      action: question.action,
      resource: question.resource,
      context: contextOf(call, question),
    })
    if (evaluation.verdict !== 'allowed') throw accessDenied(service, call, question, evaluation)
  }
}

/** The same question without the refusal. */
export function evaluateFor(call: Call, question: ActionOnResource): Evaluation {
  return evaluate(layersOf(call.world, call.caller), {
    principalArn: call.caller.principalArn,
    action: question.action,
    resource: question.resource,
    context: contextOf(call, question),
  })
}

function contextOf(call: Call, question: ActionOnResource): Record<string, string | string[]> {
  const context = globalContext(call.world, call.caller, call.region, question.resource)
  for (const [key, value] of Object.entries(question.context ?? {})) {
    context[key] = typeof value === 'string' ? value : [...value]
  }
  return context
}

/** The services that speak XML call it `AccessDenied`. */
const speaksXml = (service: Service): boolean =>
  service === 'iam' || service === 'sts' || service === 's3'

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
export function accessDenied(
  service: Service,
  call: Pick<Call, 'caller'>,
  { action, resource }: Pick<ActionOnResource, 'action' | 'resource'>,
  evaluation?: Pick<Evaluation, 'verdict' | 'deniedBy'>,
): AwsError {
  const who = `User: ${call.caller.arn} is not authorized to perform: ${action}`
  const on = ` on resource: ${resource}`
  return new AwsError(
    speaksXml(service) ? 'AccessDenied' : 'AccessDeniedException',
    403,
    who + on + because(action, evaluation),
  )
}

function because(
  action: string,
  evaluation: Pick<Evaluation, 'verdict' | 'deniedBy'> | undefined,
): string {
  if (evaluation?.deniedBy === undefined) return ''
  if (evaluation.verdict === 'implicitDeny') {
    return ` because no ${evaluation.deniedBy} allows the ${action} action`
  }
  const article = evaluation.deniedBy === 'identity-based policy' ? 'an' : 'a'
  return ` with an explicit deny in ${article} ${evaluation.deniedBy}`
}
