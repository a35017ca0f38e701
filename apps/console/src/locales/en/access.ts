import { accounts } from './access/accounts.ts'
import { catalogue } from './access/catalogue.ts'
import { grants } from './access/grants.ts'
import { policy } from './access/policy.ts'
import { requests } from './access/requests.ts'

export default { accounts, catalogue, grants, policy, refresh: 'Refresh', requests }
