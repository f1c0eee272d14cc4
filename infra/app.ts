// Which stacks there are and what they know of each other. Nothing is looked up: a template is made without an account.

import { CfnOutput, Tags, Validations, type App } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import type { Bundles } from './functions/bundle.ts'
import { toNames } from './names.ts'
import type { Settings } from './settings.ts'
import { ApiStack } from './stacks/api-stack.ts'
import { DeliveryStack } from './stacks/delivery-stack.ts'
import { EdgeStack } from './stacks/edge-stack.ts'
import { IdentityStack } from './stacks/identity-stack.ts'
import { LoopStack } from './stacks/loop-stack.ts'
import { ObserveStack } from './stacks/observe-stack.ts'
import { PersonalizeStack } from './stacks/personalize-stack.ts'
import type { BaseProps } from './stacks/props.ts'
import { StorageStack } from './stacks/storage-stack.ts'

export function createStacks(app: App, settings: Settings, bundles: Bundles) {
  const names = toNames(settings)
  const env = { account: settings.account, region: settings.region }
  const base = (name: string, description: string): BaseProps => ({
    settings,
    names,
    bundles,
    env,
    stackName: `${names.prefix}-${name}`,
    description: `IntelliStream ${settings.stage}: ${description}`,
    terminationProtection: settings.stage === 'prod',
  })

  const storage = new StorageStack(app, 'storage', base('storage', 'the data and its archive queue'))
  const { logs, archiveQueue, deadLetters, titles } = storage
  const identity = new IdentityStack(app, 'identity', base('identity', 'who signs in'))
  const personalize = new PersonalizeStack(app, 'personalize', {
    ...base('personalize', 'what recommends'),
  })
  const api = new ApiStack(app, 'api', {
    ...base('api', 'the API and its functions'),
    userPoolId: identity.userPool.userPoolId,
    clientId: identity.client.userPoolClientId,
    tmdbToken: titles?.tmdbToken,
  })
  const delivery = new DeliveryStack(app, 'delivery', {
    ...base('delivery', 'from the archive to Personalize'),
    archiveQueue,
    trackingId: personalize.trackingId,
  })
  const edge = new EdgeStack(app, 'edge', {
    ...base('edge', 'the public door'),
    api: api.api,
    originSecret: api.originSecret,
    logs,
  })
  const loop = new LoopStack(app, 'loop', {
    ...base('loop', 'the batch loop'),
    personalizeRole: personalize.role,
    titles,
  })
  const observe = new ObserveStack(app, 'observe', {
    ...base('observe', 'dashboard, alarms and budget'),
    api: api.api,
    functions: [...Object.values(api.functions), delivery.forwarder, loop.job],
    archiveQueue,
    deadLetters,
    titleDeadLetters: titles?.deadLetters,
    loop: loop.machine,
    job: loop.job,
  })
  // By name only, so that no stack holds another's exports; the store comes first all the same.
  for (const stack of [personalize, api, delivery, edge, loop]) stack.addStackDependency(storage)
  const url = settings.domain?.name ?? edge.distribution.distributionDomainName
  new CfnOutput(edge, 'Url', { value: `https://${url}` })
  new CfnOutput(edge, 'KitBucket', { value: names.kitBucket })
  new CfnOutput(identity, 'UserPoolId', { value: identity.userPool.userPoolId })
  new CfnOutput(identity, 'ClientId', { value: identity.client.userPoolClientId })
  Tags.of(app).add('intellistream:stage', settings.stage)
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  return { storage, identity, personalize, api, delivery, edge, loop, observe }
}
