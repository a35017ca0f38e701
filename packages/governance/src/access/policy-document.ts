/** An IAM policy as Gatehouse writes it: a narrow part of what IAM's grammar admits. */
export interface PolicyStatement {
  readonly Sid: string
  readonly Effect: 'Allow' | 'Deny'
  readonly Action: readonly string[]
  readonly Resource: readonly string[]
  readonly Condition?: Readonly<
    Record<string, Readonly<Record<string, string | readonly string[]>>>
  >
}

export interface PolicyDocument {
  readonly Version: '2012-10-17'
  readonly Statement: readonly PolicyStatement[]
}

/** A managed policy that the compiler wants to exist: `gatehouse-<team>-<n>` under `/gatehouse/`. */
export interface CompiledPolicy {
  readonly name: string
  readonly document: PolicyDocument
  /** Characters without white space, as IAM counts against 6,144. */
  readonly size: number
}
