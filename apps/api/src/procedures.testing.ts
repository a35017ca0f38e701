import type { Permission } from '@gatehouse/contract/permissions'
import { appRouter } from './router.ts'
import type { Meta } from './trpc/procedure.ts'

/**
 * What each procedure asks for, written down a second time on purpose: a permission that is
 * changed in the router by mistake has to be changed here too before anybody believes it.
 */
export const expectedPermissions: Readonly<Record<string, Permission>> = {
  'identity.me': 'identity.self',
  'access.needsYou': 'access.request.read',
  'access.teams': 'access.request.read',
  'access.catalogue': 'access.catalogue.read',
  'access.refreshCatalogue': 'access.catalogue.refresh',
  'access.fileUseCase': 'access.model.enable',
  'access.submitRequest': 'access.request.submit',
  'access.requests': 'access.request.read',
  'access.request': 'access.request.read',
  'access.withdrawRequest': 'access.request.submit',
  'access.previewApproval': 'access.request.decide',
  'access.approveRequest': 'access.request.decide',
  'access.rejectRequest': 'access.request.decide',
  'access.grants': 'access.grant.read',
  'access.grant': 'access.grant.read',
  'access.grantCode': 'access.grant.read',
  'access.revokeGrant': 'access.grant.revoke',
  'access.retryGrant': 'access.grant.revoke',
  'access.testGrant': 'access.grant.test',
  'access.applyRun': 'access.grant.read',
  'access.accounts': 'access.account.read',
  'access.discoverAccounts': 'access.account.connect',
  'access.trustedPrincipal': 'access.account.connect',
  'access.connectAccount': 'access.account.connect',
  'access.verifyAccount': 'access.account.connect',
  'access.principals': 'access.account.read',
  'access.candidateRoles': 'access.principal.connect',
  'access.connectPrincipal': 'access.principal.connect',
  'access.disconnectPrincipal': 'access.principal.connect',
  'access.guardrailChoices': 'access.guardrail.assign',
  'access.guardrailAssignments': 'access.account.read',
  'access.assignGuardrails': 'access.guardrail.assign',
  'audit.list': 'audit.read',
}

interface Procedure {
  readonly path: string
  readonly type: 'query' | 'mutation'
  readonly meta: Meta
}

// tRPC types the tree that the code wrote; at run time it keeps one flat record of paths.
const record = appRouter._def.procedures as unknown as Readonly<
  Record<string, { readonly _def: Pick<Procedure, 'type' | 'meta'> }>
>

/** Every procedure that the router really holds. */
export const procedures: readonly Procedure[] = Object.entries(record).map(([path, { _def }]) => ({
  path,
  type: _def.type,
  meta: _def.meta,
}))
