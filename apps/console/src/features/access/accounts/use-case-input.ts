import { type UseCaseForm, useCaseForm } from '@gatehouse/contract/access-catalogue'

export const useCaseFields = [
  'companyName',
  'companyWebsite',
  'intendedUsers',
  'industry',
  'useCases',
] as const satisfies readonly (keyof UseCaseForm)[]
export type UseCaseField = (typeof useCaseFields)[number]

/** What was typed; the choice is open until it is made. */
export type UseCaseDraft = Readonly<Record<UseCaseField, string>>

export const emptyUseCase: UseCaseDraft = {
  companyName: '',
  companyWebsite: '',
  intendedUsers: '',
  industry: '',
  useCases: '',
}

export type UseCaseReading =
  | { readonly ok: true; readonly form: UseCaseForm }
  | { readonly ok: false; readonly fields: readonly UseCaseField[] }

export function readUseCase(draft: UseCaseDraft): UseCaseReading {
  const parsed = useCaseForm.safeParse(draft)
  if (parsed.success) return { ok: true, form: parsed.data }
  const first = new Set(parsed.error.issues.map((issue) => issue.path[0]))
  return { ok: false, fields: useCaseFields.filter((field) => first.has(field)) }
}
