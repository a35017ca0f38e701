/** The bounds of `reason` in the contract's text.ts, for the field's counter and its own check. */
export const reasonLength = { minLength: 3, maxLength: 2000 } as const
