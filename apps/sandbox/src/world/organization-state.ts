/** AWS Organizations as plain JSON. */
export interface OrganizationUnit {
  /** `r-…` for the root, `ou-…` otherwise. */
  readonly id: string
  readonly name: string
  /** Absent on the root. */
  readonly parentId?: string
}

export interface OrganizationAccount {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly parentId: string
  readonly joinedAt: string
}

export interface ServiceControlPolicy {
  /** `p-…`; AWS's own is `p-FullAWSAccess`. */
  readonly id: string
  readonly name: string
  readonly description: string
  readonly content: string
  readonly isAwsManaged: boolean
}

export interface OrganizationState {
  /** `o-…` */
  readonly id: string
  readonly managementAccountId: string
  readonly rootId: string
  readonly units: Record<string, OrganizationUnit>
  readonly accounts: Record<string, OrganizationAccount>
  readonly policies: Record<string, ServiceControlPolicy>
  /** Target (root, unit or account) id to the ids of the SCPs attached there. */
  readonly attachments: Record<string, string[]>
}
