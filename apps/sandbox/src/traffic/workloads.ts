import type { Workload } from './workload.ts'
import { CARE_WORK } from './workloads/care.ts'
import { CLAIMS_WORK } from './workloads/claims.ts'
import { CODE_WORK } from './workloads/code.ts'
import { DOCUMENTS_WORK } from './workloads/documents.ts'
import { FRAUD_WORK } from './workloads/fraud.ts'
import { MARKET_WORK } from './workloads/market.ts'

export const WORKLOADS: readonly Workload[] = [
  ...CLAIMS_WORK,
  ...FRAUD_WORK,
  ...CARE_WORK,
  ...CODE_WORK,
  ...MARKET_WORK,
  ...DOCUMENTS_WORK,
]
