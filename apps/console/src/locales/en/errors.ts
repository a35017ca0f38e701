import type { ErrorWords } from '../catalogue.ts'

export default {
  client: {
    offline: {
      says: 'Gatehouse could not be reached.',
      next: 'Check your network connection, then try again.',
    },
    unreadable: {
      says: 'The answer could not be read.',
      next: 'Try again. If it happens again, reload the page.',
    },
    update_needed: {
      says: 'A part of this page could not be loaded.',
      next: 'Gatehouse has probably been updated. Reload the page.',
    },
  },
  request: {
    malformed: {
      says: 'Some of the input does not have the expected form.',
      next: 'Correct what is marked and send it again.',
    },
    too_large: {
      says: 'The input is larger than 256 kB.',
      next: 'Shorten the longest text and send it again.',
    },
    cross_site: {
      says: 'The request did not come from this console.',
      next: 'Open Gatehouse by its own address and try again.',
    },
    rate_limited: {
      says: 'You have sent too many requests in a short time.',
      next: 'Wait a minute, then try again.',
    },
    key_reused: {
      says: 'This action was already sent with different input.',
      next: 'Reload the page and start the action again.',
    },
    in_progress: {
      says: 'The same action is still being carried out.',
      next: 'Wait a moment; the result appears on this page.',
    },
  },
  server: {
    failed: {
      says: 'Something failed on the server. It has been logged.',
      next: 'Try again. If it happens again, tell the operators when it happened.',
    },
    unavailable: {
      says: 'Gatehouse cannot answer at the moment.',
      next: 'Try again in a minute.',
    },
  },
  identity: {
    signed_out: { says: 'Your session has ended.', next: 'Sign in again to go on.' },
    forbidden: {
      says: 'Your role does not permit this.',
      next: 'Ask an administrator if you need it for your work.',
    },
    sign_in_failed: {
      says: 'The sign-in could not be completed.',
      next: 'Start the sign-in again.',
    },
  },
  access: {
    not_found: {
      says: 'It does not exist, or you may not see it.',
      next: 'Check the address, or go back to the list.',
    },
    request_not_pending: {
      says: 'Somebody has already decided this request.',
      next: 'Reload to see the decision.',
    },
    request_changed: {
      says: 'The request has changed since you opened it.',
      next: 'Reload, read it again, then decide.',
    },
    own_request: {
      says: 'Nobody decides a request of their own.',
      next: 'Another administrator has to decide it.',
    },
    not_team_member: {
      says: 'You are not a member of this team.',
      next: 'Choose one of your own teams.',
    },
    no_approver: {
      says: 'Nobody other than you could decide this request.',
      next: 'Ask for a second administrator to be appointed.',
    },
    model_unknown: {
      says: 'The catalogue of this account and Region does not hold this model.',
      next: 'Choose a model from the catalogue, or have the catalogue read again.',
    },
    model_blocked: {
      says: 'This model cannot be requested.',
      next: 'The catalogue tells why. Choose another model.',
    },
    region_not_connected: {
      says: 'This Region is not connected for the account.',
      next: 'Choose a connected Region.',
    },
    catalogue_stale: {
      says: 'The catalogue has not been read for this account and Region.',
      next: 'Have an administrator refresh the catalogue, then try again.',
    },
    no_principal: {
      says: 'The team has no connected role in this account.',
      next: 'An administrator has to connect the team’s IAM role first.',
    },
    policy_changed: {
      says: 'The policy would now be a different one from the one you were shown.',
      next: 'Read the new difference, then decide.',
    },
    policy_unproven: {
      says: 'The compiled policy could not be proven to allow only what was granted.',
      next: 'Nothing was changed. Tell the operators of Gatehouse.',
    },
    policy_too_large: {
      says: 'The grants of this team no longer fit into the policies that IAM allows on one role.',
      next: 'Revoke grants that are no longer used, or connect a second role.',
    },
    call_closed: {
      says: 'A permissions boundary or a policy of the organization denies this call, whatever is granted.',
      next: 'Have the boundary or the organization’s policy changed, then retry; or ask for another way to call.',
    },
    policy_rejected: {
      says: 'Access Analyzer found an error in the compiled policy.',
      next: 'Nothing was changed. The finding is shown with the policy.',
    },
    grant_not_live: {
      says: 'This grant is not live.',
      next: 'Reload to see its present state.',
    },
    grant_changed: {
      says: 'The grant has changed since you opened it.',
      next: 'Reload, then try again.',
    },
    account_exists: {
      says: 'This account is already connected.',
      next: 'Open it in the list of accounts.',
    },
    account_unreachable: {
      says: 'Gatehouse cannot assume its role in this account.',
      next: 'Check the trust policy of the role and the external id, then verify again.',
    },
    principal_exists: {
      says: 'This role is already connected to a team.',
      next: 'Choose another role, or disconnect it there first.',
    },
    principal_missing: {
      says: 'This role does not exist in the account.',
      next: 'Check the ARN, or create the role in IAM first.',
    },
    principal_unusable: {
      says: 'This role cannot be governed by Gatehouse.',
      next: 'Connect a role under the path that the account’s apply role may change.',
    },
    guardrail_missing: {
      says: 'This guardrail version does not exist in the account and Region.',
      next: 'Choose a published version.',
    },
    guardrail_conflict: {
      says: 'A team that is pinned to a guardrail cannot hold batch or mantle access, which ignore guardrails.',
      next: 'Leave out batch and mantle, or remove the guardrail.',
    },
    use_case_missing: {
      says: 'The account has not filed the use-case form that this model needs.',
      next: 'An administrator has to file it on the account’s page.',
    },
  },
  aws: {
    denied: {
      says: 'AWS refused the call to the role that Gatehouse uses.',
      next: 'Check the permissions of Gatehouse’s role in the account.',
    },
    throttled: {
      says: 'AWS is throttling the calls.',
      next: 'It is tried again by itself; you need not do anything.',
    },
    unavailable: { says: 'AWS did not answer.', next: 'Try again in a minute.' },
    invalid: {
      says: 'AWS refused the input of the call.',
      next: 'Tell the operators of Gatehouse, with the request id.',
    },
    not_found: {
      says: 'AWS does not know the resource that was named.',
      next: 'It may have been deleted outside Gatehouse. Reload to read the present state.',
    },
    conflict: {
      says: 'AWS is changing the same resource at the moment.',
      next: 'Try again in a minute.',
    },
    limit: {
      says: 'A quota of the AWS account is exhausted.',
      next: 'Remove what is no longer needed, or ask AWS for a higher quota.',
    },
    not_understood: {
      says: 'The answer of AWS could not be understood.',
      next: 'Tell the operators of Gatehouse, with the request id.',
    },
  },
} as const satisfies ErrorWords
