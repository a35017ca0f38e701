/** A credential that the world knows. The signature itself is not verified; the key decides. */
export interface AccessKey {
  readonly accessKeyId: string
  readonly secret: string
  /** Present on temporary credentials; the caller must send the same one. */
  readonly sessionToken?: string
  readonly accountId: string
  readonly principal:
    | { readonly type: 'user'; readonly userName: string }
    | { readonly type: 'role'; readonly roleName: string; readonly sessionName: string }
  /** ISO 8601. Absent: never expires. */
  readonly expiresAt?: string
  /** Documents that narrow the session (AssumeRole Policy and PolicyArns). */
  readonly sessionPolicies: readonly string[]
  readonly sessionTags: Readonly<Record<string, string>>
  readonly transitiveTagKeys: readonly string[]
  /** True when this session was itself assumed from a role session (at most one hour then). */
  readonly isChained: boolean
}
