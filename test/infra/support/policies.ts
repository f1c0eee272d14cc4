// What the role of a function allows, read from the templates and compared with what a function did.

import type { Template } from 'aws-cdk-lib/assertions'
import type { AwsCall } from './fake-aws.ts'
import { find } from './synthesize.ts'

export interface Grant {
  action: string
  resources: string[]
}

interface Statement {
  Effect: 'Allow' | 'Deny'
  Action: string | string[]
  Resource: unknown
}

/** Everything that policies attached to the function's role allow, but for writing its own log. */
export function readGrants(templates: Record<string, Template>, functionName: string): Grant[] {
  const [, lambda] =
    Object.entries(find(templates, 'AWS::Lambda::Function')).find(
      ([, { Properties }]) => Properties['FunctionName'] === functionName,
    ) ?? []
  const [roleId] = (lambda?.Properties['Role'] as { 'Fn::GetAtt': [string] })['Fn::GetAtt']
  const policies = Object.values(find(templates, 'AWS::IAM::Policy')).filter(({ Properties }) =>
    JSON.stringify(Properties['Roles']).includes(`"${roleId}"`),
  )
  return policies
    .flatMap(({ Properties }) => (Properties['PolicyDocument'] as { Statement: Statement[] }).Statement)
    .flatMap(({ Action, Resource }) => {
      const resources = [Resource].flat().map((one) => toArn(one, templates))
      return [Action].flat().map((action) => ({ action, resources }))
    })
    .filter(({ action }) => !action.startsWith('logs:'))
}

export function isAllowed(grants: readonly Grant[], { action, resource }: AwsCall): boolean {
  return grants.some(
    (grant) => grant.action === action && grant.resources.some((pattern) => matches(pattern, resource)),
  )
}

function matches(pattern: string, resource: string): boolean {
  const text = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${text}$`).test(resource)
}

/** Resources of other kinds than text are references: to a secret, whose ARN ends in six letters, or to something that is not called. */
function toArn(resource: unknown, templates: Record<string, Template>): string {
  if (typeof resource === 'string') return resource
  const text = JSON.stringify(resource)
  // Of the same stack, or of another, whose export is called by the name in its template.
  const [, secret] =
    Object.entries(find(templates, 'AWS::SecretsManager::Secret')).find(([id]) => text.includes(id)) ?? []
  if (secret === undefined) return text
  return `arn:aws:secretsmanager:us-east-1:111111111111:secret:${String(secret.Properties['Name'])}-??????`
}
