/** A finding of Access Analyzer's ValidatePolicy. */
export interface PolicyFinding {
  readonly type: 'ERROR' | 'SECURITY_WARNING' | 'WARNING' | 'SUGGESTION'
  readonly code: string
  readonly message: string
}
