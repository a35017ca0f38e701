import type { Entry } from './entry.ts'
import { subjectLabel } from './subject.ts'
import { useNames } from './use-names.ts'

export function useSubjectLabel(): (entry: Entry) => string {
  const { teamName } = useNames()
  return (entry) => subjectLabel(entry, teamName)
}
