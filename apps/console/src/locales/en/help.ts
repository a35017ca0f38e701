/** Help panels, one a page. */
export default {
  home: {
    title: 'Needs you',
    body: 'Everything that waits for you, ranked on the server. You do not depend on a notification having arrived.',
    point1: 'Requests to decide come first, the oldest on top.',
    point2: 'A failed grant tells what was left behind in the account, and can be taken up again.',
    point3:
      'Grants that end soon are listed before they end. IAM itself ends them, even when Gatehouse is down.',
  },
  catalogue: {
    title: 'Model catalogue',
    body: 'The models and inference profiles of one account as AWS lists them, with the age of each reading.',
    point1:
      'Held: your team may call it. Can request: nobody has asked yet. Blocked: the reason is shown.',
    point2:
      'An inference profile may process prompts in several Regions; they are listed before you ask.',
    point3:
      'Some models need a Marketplace agreement or a use-case form first. Gatehouse takes care of both when a request is approved.',
  },
  requests: {
    title: 'Requests',
    body: 'A request asks for models, for one team, in one account and named Regions, for a limited time.',
    point1: 'Nobody decides a request of their own.',
    point2:
      'The approver signs the exact IAM difference that is shown. If it would be another one meanwhile, the approval is refused.',
    point3: 'When two people decide at once, one of them wins and the other is told who.',
  },
  grants: {
    title: 'Grants',
    body: 'An approved request becomes one grant a model: a statement in a managed policy on the team’s role.',
    point1: 'Effective means that it was read back from AWS and simulated, not merely sent.',
    point2: 'Each grant ends by a condition in IAM at its end date.',
    point3: 'A revocation shows its proof: the policy read back, the simulation and a denied call.',
  },
  accounts: {
    title: 'AWS accounts',
    body: 'Gatehouse works in an account through two roles: one that reads, one that applies policies under /gatehouse/.',
    point1: 'Both trust policies must ask for the external id that Gatehouse generates.',
    point2: 'A team’s role is connected as a principal; only then can the team hold grants there.',
    point3: 'Verify assumes both roles and shows what came back.',
  },
  audit: {
    title: 'Audit log',
    body: 'Every change, written in the same transaction as the change itself.',
    point1:
      'Entries name who did what, why, the state before and after, and the request ids of AWS.',
    point2:
      'Entries without a person were made by Gatehouse itself, for example when a grant expired.',
    point3:
      'The address of the page holds the filter, so a link shows the same rows to a colleague.',
  },
} as const
