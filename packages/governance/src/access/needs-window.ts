/** Marked pure: how long before its end a grant asks to be looked at. */
export const endingWithinDays = 14
