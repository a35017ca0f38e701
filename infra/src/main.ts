import { App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { GovernedAccountStack } from './governed-account-stack.ts'
import { ServiceStack } from './service-stack.ts'

const app = new App()
new ServiceStack(app, 'GatehouseService', {
  description: 'The role that Gatehouse runs as.',
})
new GovernedAccountStack(app, 'GatehouseGovernedAccount', {
  description: 'The roles through which Gatehouse governs this account.',
})
Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
app.synth()
