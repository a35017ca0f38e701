/** A guardrail looks at what goes to the model and at what comes back, each by rules of its own. */
export type Side = 'input' | 'output'

export type RuleAction = 'BLOCK' | 'ANONYMIZE' | 'NONE'

interface RuleOnSides<Action extends RuleAction> {
  readonly action?: Action | undefined
  readonly inputAction?: Action | undefined
  readonly outputAction?: Action | undefined
  readonly inputEnabled?: boolean | undefined
  readonly outputEnabled?: boolean | undefined
}

/** What the rule does on this side; undefined: it is turned off there. */
export function actionOn<Action extends RuleAction>(
  rule: RuleOnSides<Action>,
  side: Side,
): Action | 'BLOCK' | undefined {
  const isEnabled = side === 'input' ? rule.inputEnabled : rule.outputEnabled
  if (isEnabled === false) return undefined
  return (side === 'input' ? rule.inputAction : rule.outputAction) ?? rule.action ?? 'BLOCK'
}

const TOLD = { BLOCK: 'BLOCKED', ANONYMIZE: 'ANONYMIZED', NONE: 'NONE' } as const

/** The action in the words of an assessment. */
export function toldAction<Action extends RuleAction>(action: Action): (typeof TOLD)[Action] {
  return TOLD[action]
}
