/** After a day without a verification the state of an account counts as old. */
export const verifiedIsOldMs = 24 * 60 * 60 * 1_000
