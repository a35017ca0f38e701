import type { Failure } from '../../../app/api/failure.ts'
import type { FailureCode } from '../../../locales/catalogue.ts'
import { fieldsAt, type RequestField } from './request-input.ts'

/** Failures that one field is to blame for even where the server names none. */
const blamed: Partial<Record<FailureCode, RequestField>> = {
  'access.not_team_member': 'teamId',
  'access.no_principal': 'accountId',
  'access.catalogue_stale': 'accountId',
  'access.model_unknown': 'targets',
  'access.model_blocked': 'targets',
  'access.use_case_missing': 'targets',
  'access.region_not_connected': 'regions',
  'access.guardrail_conflict': 'channels',
}

/** The fields of the form at which a failure is shown; none: it is shown above the form. */
export function blamedFields(failure: Failure): readonly RequestField[] {
  const named = fieldsAt(Object.keys(failure.fields))
  if (named.length > 0) return named
  const field = blamed[failure.code]
  return field === undefined ? [] : [field]
}
