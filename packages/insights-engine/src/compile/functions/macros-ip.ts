export const ipMacros: readonly string[] = []
