import type { AwsConnector } from '@gatehouse/aws/connector'
import { accountDirectory } from './account-directory.aws.ts'
import { modelCaller } from './model-caller.aws.ts'
import { modelCatalogue } from './model-catalogue.aws.ts'
import { modelEnablement } from './model-enablement.aws.ts'
import { policyChecks } from './policy-checks.aws.ts'
import type {
  AccountDirectory,
  ModelCaller,
  ModelCatalogue,
  ModelEnablement,
  PolicyChecks,
  PrincipalPolicies,
} from './ports.ts'
import { principalPolicies } from './principal-policies.aws.ts'

export interface AwsAdapters {
  readonly catalogue: ModelCatalogue
  readonly enablement: ModelEnablement
  readonly policies: PrincipalPolicies
  readonly checks: PolicyChecks
  readonly directory: AccountDirectory
  readonly caller: ModelCaller
}

/** Every port of the slice that AWS answers. */
export function awsAdapters(aws: AwsConnector): AwsAdapters {
  return {
    catalogue: modelCatalogue(aws),
    enablement: modelEnablement(aws),
    policies: principalPolicies(aws),
    checks: policyChecks(aws),
    directory: accountDirectory(aws),
    caller: modelCaller(aws),
  }
}
