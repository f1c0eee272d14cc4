// A new version gets a tenth of the requests for five minutes, and is taken back when it fails.

import { Duration } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { LambdaDeploymentConfig, LambdaDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy'
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { explain } from './explain.ts'
import type { NodeFunction } from './node-function.ts'

/** One error can be an accident; a version that fails makes more of them in a minute. */
const MOST_ERRORS = 3

export function deployGradually(node: NodeFunction): void {
  const alarm = new Alarm(node, 'Errors', {
    alarmDescription: `${node.node.id} fails: the deployment under way is rolled back`,
    metric: node.alias.metricErrors({ period: Duration.minutes(1), statistic: 'Sum' }),
    threshold: MOST_ERRORS,
    evaluationPeriods: 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  })
  const role = new Role(node, 'Deployer', {
    assumedBy: new ServicePrincipal('codedeploy.amazonaws.com'),
    managedPolicies: [
      ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSCodeDeployRoleForLambdaLimited'),
    ],
  })
  explain(role, {
    'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited]':
      'CodeDeploy must move the alias and read its alarms; AWS keeps this policy as narrow as that.',
  })
  new LambdaDeploymentGroup(node, 'Deployment', {
    alias: node.alias,
    role,
    deploymentConfig: LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES,
    alarms: [alarm],
    autoRollback: { deploymentInAlarm: true, failedDeployment: true },
  })
}
