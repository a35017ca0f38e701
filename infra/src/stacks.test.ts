import { accessPermissions } from '@gatehouse/governance/access/permissions'
import { App, type Stack } from 'aws-cdk-lib'
import { Match, Template } from 'aws-cdk-lib/assertions'
import { AwsSolutionsChecks } from 'cdk-nag'
import { describe, expect, it } from 'vitest'
import { GovernedAccountStack } from './governed-account-stack.ts'
import { ServiceStack } from './service-stack.ts'

const app = new App()
const service = new ServiceStack(app, 'Service')
const governed = new GovernedAccountStack(app, 'Governed')

function actionsOf(stack: Stack): readonly string[] {
  const policies = Object.values(Template.fromStack(stack).findResources('AWS::IAM::ManagedPolicy'))
  return policies
    .flatMap((policy) => policy['Properties'].PolicyDocument.Statement)
    .flatMap((statement) => statement.Action)
    .sort()
}

describe('the governed account', () => {
  it('trusts Gatehouse with the external id and nobody else', () => {
    Template.fromStack(governed).allResourcesProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Action: 'sts:AssumeRole',
            Effect: 'Allow',
            Principal: { AWS: { Ref: 'ServiceRoleArn' } },
            Condition: { StringEquals: { 'sts:ExternalId': { Ref: 'ExternalId' } } },
          },
        ],
      },
    })
    Template.fromStack(governed).resourceCountIs('AWS::IAM::Role', 2)
  })

  it('permits what the slice says it needs, action by action', () => {
    const { read, apply } = accessPermissions
    const needed = [...read, ...apply].flatMap(({ actions }) => actions).sort()
    expect(actionsOf(governed)).toEqual(needed)
    expect(actionsOf(governed).filter((action) => action.includes('*'))).toEqual([])
  })

  it("attaches to the teams' roles nothing but policies under /gatehouse/", () => {
    Template.fromStack(governed).hasResourceProperties('AWS::IAM::ManagedPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Sid: 'AttachOwnPolicies',
            Condition: { ArnLike: { 'iam:PolicyARN': Match.anyValue() } },
          }),
        ]),
      },
    })
  })
})

describe('Gatehouse itself', () => {
  it('assumes roles and lists accounts, and does nothing else', () => {
    expect(actionsOf(service)).toEqual(['organizations:ListAccounts', 'sts:AssumeRole'])
  })
})

it.each([service, governed])('$stackName passes the checks of AWS Solutions', (stack) => {
  const report = new AwsSolutionsChecks(stack).validateScope(stack)
  expect(report.violations).toEqual([])
})
