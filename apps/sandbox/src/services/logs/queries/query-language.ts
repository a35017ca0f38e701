import { invalidParameter } from '../logs-errors.ts'

/** OpenSearch's two languages are AWS's; what is not run is refused by name. */
export function refuseOtherLanguages(language: string | undefined): void {
  if (language === undefined || language === 'CWLI') return
  throw invalidParameter(
    `The sandbox runs Logs Insights QL (CWLI) only; queryLanguage ${language} is not run here.`,
  )
}
