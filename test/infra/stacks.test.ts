import { Match, type Template } from 'aws-cdk-lib/assertions'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Note } from '../../edge-api/ports/telemetry.ts'
import { find, namesOf, synthesize, type StackName } from './support/synthesize.ts'

/** As the API's port names them. */
const NOTES: readonly Note[] = ['SlatesLive', 'SlatesStale', 'SlatesBatch', 'SlatesPopular', 'SlatesStatic']
let templates: Record<StackName, Template>
beforeAll(() => {
  templates = synthesize({ alarmEmail: 'oncall@example.com' })
})

const values = (type: string) => Object.values(find(templates, type))

describe('the store', () => {
  it('has no bucket that the public can reach', () => {
    const buckets = values('AWS::S3::Bucket')

    expect(buckets).to.have.length(3)
    for (const { Properties } of buckets) {
      expect(Properties['PublicAccessBlockConfiguration']).to.deep.equal({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      })
      expect(Properties['OwnershipControls']).to.deep.equal({
        Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }],
      })
      expect(Properties['AccessControl']).to.equal(undefined)
    }
  })

  it('encrypts every bucket and keeps it when its stack goes', () => {
    for (const { Properties, DeletionPolicy } of values('AWS::S3::Bucket')) {
      expect(JSON.stringify(Properties['BucketEncryption'])).to.contain('AES256')
      expect(DeletionPolicy).to.equal('Retain')
    }
  })

  it('talks TLS only, on every bucket, queue and topic', () => {
    const policies = ['AWS::S3::BucketPolicy', 'AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy'].flatMap(
      values,
    )

    expect(policies).to.have.length(3 + 2 + 1)
    for (const policy of policies) {
      const deny = statementsOf(policy.Properties).find(
        ({ Effect, Condition }) =>
          Effect === 'Deny' && JSON.stringify(Condition) === '{"Bool":{"aws:SecureTransport":"false"}}',
      )
      expect(deny, 'denies what is not TLS').not.to.equal(undefined)
    }
  })

  it('takes an event once: a put that does not say so is refused, but to the job that erases', () => {
    templates.storage.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Sid: 'EventsAreWrittenOnce',
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Action: 's3:PutObject',
            Condition: {
              Null: { 's3:if-none-match': 'true' },
              Bool: { 's3:ObjectCreationOperation': 'true' },
              ArnNotEquals: { 'aws:PrincipalArn': namesOf().jobRoleArn },
            },
          }),
        ]),
      },
    })
  })

  it('forgets old versions, logs, and after six months what is TMDB’s', () => {
    templates.storage.hasResourceProperties('AWS::S3::Bucket', {
      VersioningConfiguration: { Status: 'Enabled' },
      LifecycleConfiguration: {
        Rules: Match.arrayWith([
          Match.objectLike({ Id: 'old-versions', NoncurrentVersionExpiration: { NoncurrentDays: 30 } }),
          Match.objectLike({ Prefix: 'catalog/tmdb/', ExpirationInDays: 180 }),
        ]),
      },
    })
  })
})

describe('delivery', () => {
  it('tells the queue of new archive objects, and nobody else may', () => {
    templates.storage.hasResourceProperties('AWS::S3::Bucket', {
      NotificationConfiguration: {
        QueueConfigurations: [
          Match.objectLike({
            Filter: {
              S3Key: {
                Rules: [
                  { Name: 'prefix', Value: 'events/v1/dt=' },
                  { Name: 'suffix', Value: '.ndjson.gz' },
                ],
              },
            },
          }),
        ],
      },
    })
    const senders = values('AWS::SQS::QueuePolicy')
      .flatMap(({ Properties }) => statementsOf(Properties))
      .filter(({ Effect }) => Effect === 'Allow')
    expect(senders).to.have.length(1)
    expect(senders[0]).to.deep.include({
      Principal: { Service: 's3.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Condition: {
        ArnEquals: { 'aws:SourceArn': `arn:aws:s3:::${namesOf().dataBucket}` },
        StringEquals: { 'aws:SourceAccount': '111111111111' },
      },
    })
  })

  it('has dead letters behind the queue, kept for two weeks', () => {
    templates.storage.hasResourceProperties('AWS::SQS::Queue', {
      RedrivePolicy: { maxReceiveCount: 20, deadLetterTargetArn: Match.anyValue() },
    })
    for (const { Properties } of values('AWS::SQS::Queue')) {
      expect(Properties).to.deep.include({ MessageRetentionPeriod: 14 * 86_400, SqsManagedSseEnabled: true })
    }
  })

  it('has titles that slates met asked for by one consumer, which alone may, where there is TMDB', () => {
    const withTmdb = synthesize({ tmdb: 'true' })
    const { functions, titleQueue } = namesOf()

    withTmdb.storage.hasResourceProperties('AWS::S3::Bucket', {
      NotificationConfiguration: {
        QueueConfigurations: Match.arrayWith([
          Match.objectLike({
            Filter: {
              S3Key: {
                Rules: [
                  { Name: 'prefix', Value: 'wanted/' },
                  { Name: 'suffix', Value: '.json' },
                ],
              },
            },
          }),
        ]),
      },
      LifecycleConfiguration: {
        Rules: Match.arrayWith([Match.objectLike({ Prefix: 'wanted/', ExpirationInDays: 1 })]),
      },
    })
    withTmdb.storage.hasResourceProperties('AWS::SQS::Queue', {
      QueueName: titleQueue,
      RedrivePolicy: { maxReceiveCount: 20, deadLetterTargetArn: Match.anyValue() },
      VisibilityTimeout: 6 * 900,
    })
    withTmdb.loop.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: functions.titles,
      ReservedConcurrentExecutions: 1,
      Timeout: 900,
    })
    withTmdb.loop.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 2 },
    })
    withTmdb.observe.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: `${namesOf().prefix}-titles`,
    })
    const writers = values('AWS::IAM::Policy').filter(({ Properties }) =>
      JSON.stringify(Properties).includes('/wanted/'),
    )
    expect(writers).to.deep.equal([])
  })

  it('hears message by message what failed, and waits longer than a function can live', () => {
    templates.delivery.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 10 },
    })
    const [forwarder] = Object.values(templates.delivery.findResources('AWS::Lambda::Function')) as {
      Properties: { Timeout: number }
    }[]
    const waits = values('AWS::SQS::Queue').map(({ Properties }) =>
      Number(Properties['VisibilityTimeout'] ?? 0),
    )
    expect(Math.max(...waits)).to.be.at.least(6 * (forwarder?.Properties.Timeout ?? Infinity))
  })
})

describe('functions', () => {
  it('run on the runtime that is supported, on arm64, each with a share of its own', () => {
    const functions = values('AWS::Lambda::Function')

    expect(functions).to.have.length(5)
    for (const { Properties } of functions) {
      expect(Properties).to.deep.include({ Runtime: 'nodejs24.x', Architectures: ['arm64'] })
      expect(Properties['ReservedConcurrentExecutions']).to.be.a('number')
    }
  })

  it('log into groups that forget', () => {
    for (const { Properties } of values('AWS::Logs::LogGroup'))
      expect(Properties['RetentionInDays']).to.equal(30)
  })

  it('are replaced little by little and taken back by an alarm', () => {
    const groups = values('AWS::CodeDeploy::DeploymentGroup')

    expect(groups).to.have.length(3)
    for (const { Properties } of groups) {
      expect(Properties['DeploymentConfigName']).to.equal('CodeDeployDefault.LambdaCanary10Percent5Minutes')
      expect(JSON.stringify(Properties['AutoRollbackConfiguration'])).to.contain('DEPLOYMENT_STOP_ON_ALARM')
      expect(JSON.stringify(Properties['AlarmConfiguration'])).to.contain('"Enabled":true')
    }
  })

  it('are told the names of secrets, and no template has the text of one', () => {
    expect(values('AWS::SecretsManager::Secret')).to.have.length(2)
    for (const { Properties } of values('AWS::SecretsManager::Secret')) {
      expect(Properties['SecretString']).to.equal(undefined)
      expect(Properties['GenerateSecretString']).to.deep.include({ PasswordLength: 48 })
    }
    for (const { Properties } of values('AWS::Lambda::Function')) {
      expect(JSON.stringify(Properties['Environment'])).not.to.match(/resolve:|SecretString/)
    }
  })
})

describe('the gateway', () => {
  it('lets only access tokens of our pool through to /v1/me', () => {
    const routes = values('AWS::ApiGatewayV2::Route').map(({ Properties }) => Properties)
    const personal = routes.filter(({ RouteKey }) => / \/v1\/(me|accuracy)/.test(String(RouteKey)))

    expect(personal).to.have.length(5 + 5 + 1)
    for (const route of personal) {
      expect(route).to.deep.include({
        AuthorizationType: 'JWT',
        AuthorizationScopes: ['aws.cognito.signin.user.admin'],
      })
    }
    templates.api.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      AuthorizerType: 'JWT',
      JwtConfiguration: { Audience: Match.anyValue() },
    })
  })

  it('leaves preflights to the function, because a preflight has no token', () => {
    const keys = values('AWS::ApiGatewayV2::Route').map(({ Properties }) => Properties['RouteKey'])
    expect(keys).to.include('ANY /{proxy+}')
    expect(keys.filter((key) => /^(ANY|OPTIONS) \/v1\/me/.test(String(key)))).to.deep.equal([])
  })

  it('logs no token, no query and no address', () => {
    const [stage] = values('AWS::ApiGatewayV2::Stage')
    const { Format } = stage?.Properties['AccessLogSettings'] as { Format: string }
    expect(Format).not.to.match(/authoriz|identity|sourceIp|path(?!s)|query|user/i)
    expect(stage?.Properties['DefaultRouteSettings']).to.deep.include({ ThrottlingRateLimit: 500 })
  })
})

describe('the public door', () => {
  const behaviors = () => {
    const [distribution] = values('AWS::CloudFront::Distribution')
    const config = distribution?.Properties['DistributionConfig'] as {
      CacheBehaviors: {
        PathPattern: string
        CachePolicyId: unknown
        OriginRequestPolicyId?: unknown
        ViewerProtocolPolicy: string
      }[]
      DefaultCacheBehavior: { CachePolicyId: unknown; ViewerProtocolPolicy: string }
      WebACLId: unknown
      Origins: { OriginCustomHeaders?: { HeaderName: string; HeaderValue: unknown }[] }[]
    }
    return config
  }
  /** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html */
  const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad'

  it('keeps no answer that was made for one person', () => {
    const { DefaultCacheBehavior, CacheBehaviors } = behaviors()
    expect(DefaultCacheBehavior.CachePolicyId).to.equal(CACHING_DISABLED)
    expect(CacheBehaviors.find(({ PathPattern }) => PathPattern === '/v1/me*')?.CachePolicyId).to.equal(
      CACHING_DISABLED,
    )
  })

  it('asks the origin for public answers with nothing but what they are kept by', () => {
    const shared = behaviors().CacheBehaviors.filter(({ PathPattern }) =>
      /^\/v1\/(items|trending|popular)/.test(PathPattern),
    )
    expect(shared).to.have.length(3)
    for (const { OriginRequestPolicyId } of shared) expect(OriginRequestPolicyId).to.equal(undefined)
    templates.edge.hasResourceProperties('AWS::CloudFront::CachePolicy', {
      CachePolicyConfig: {
        ParametersInCacheKeyAndForwardedToOrigin: {
          CookiesConfig: { CookieBehavior: 'none' },
          HeadersConfig: { HeaderBehavior: 'whitelist', Headers: ['Origin'] },
        },
      },
    })
  })

  it('sends the origin secret by reference and stands behind a firewall with rate rules', () => {
    const { Origins, WebACLId } = behaviors()
    const headers = Origins.flatMap(({ OriginCustomHeaders = [] }) => OriginCustomHeaders)
    expect(headers.map(({ HeaderName }) => HeaderName)).to.deep.equal(['x-origin-secret'])
    expect(JSON.stringify(headers)).to.contain('{{resolve:secretsmanager:')
    expect(WebACLId).not.to.equal(undefined)
    const [acl] = values('AWS::WAFv2::WebACL')
    const rules = acl?.Properties['Rules'] as { Statement: { RateBasedStatement?: { Limit: number } } }[]
    expect(rules.flatMap(({ Statement }) => Statement.RateBasedStatement?.Limit ?? [])).to.deep.equal([
      300, 3000,
    ])
  })

  it('gives the kit to CloudFront alone', () => {
    const kit = values('AWS::S3::BucketPolicy')
      .flatMap(({ Properties }) => statementsOf(Properties))
      .filter(({ Effect }) => Effect === 'Allow')
    const readers = kit.filter(({ Action }) => String(Action).includes('GetObject'))
    expect(readers).to.have.length(1)
    expect(JSON.stringify(readers[0])).to.contain('cloudfront.amazonaws.com').and.to.contain('AWS:SourceArn')
  })
})

describe('what runs by itself', () => {
  const scheduled = (context: Record<string, string>) =>
    Object.values(find(synthesize(context), 'AWS::Scheduler::Schedule')).map(({ Properties }) =>
      String(Properties['Name']).replace('intellistream-dev-', ''),
    )

  it('is the loop, erasing, compacting and the figures; titles where there is TMDB', () => {
    expect(scheduled({})).to.have.members(['loop', 'erase', 'compact', 'accuracy'])
    expect(scheduled({ tmdb: 'true' })).to.include('enrich')
  })

  it('looks after what is paid for by the hour, where something is', () => {
    expect(scheduled({ mode: 'campaigns' })).to.include('tend')
    expect(scheduled({ mode: 'recommenders' })).to.include('tend')
    expect(scheduled({ mode: 'recommenders', idleHours: '0' })).not.to.include('tend')
  })
})

describe('who is on call', () => {
  it('hears of errors, slowness, dead letters, lag, an old model, failed loops and jobs, and used-up shares', () => {
    const alarms = values('AWS::CloudWatch::Alarm').filter(
      ({ Properties }) => Properties['AlarmActions'] !== undefined,
    )
    const names = alarms.map(({ Properties }) =>
      String(Properties['AlarmName']).replace('intellistream-dev-', ''),
    )
    expect(names).to.include.members([
      'errors',
      'latency',
      'deadletters',
      'lag',
      'modelage',
      'loopfailed',
      'jobdropped',
      'rung',
      'throttledslates',
      'throttledingest',
    ])
    templates.observe.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'oncall@example.com',
    })
    templates.observe.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: { detail: { status: ['FAILED', 'TIMED_OUT', 'ABORTED'] } },
    })
  })

  it.each([
    ['batch', ['stale', 'static']],
    ['campaigns', ['stale', 'batch', 'popular', 'static']],
  ])('hears in %s mode when slates come from %j, by metrics that the API writes', (mode, rungs) => {
    const site = mode === 'batch' ? templates : synthesize({ mode })
    const alarm = Object.values(find(site, 'AWS::CloudWatch::Alarm')).find(
      ({ Properties }) => Properties['AlarmName'] === 'intellistream-dev-rung',
    )
    const metrics = alarm?.Properties['Metrics'] as {
      Expression?: string
      MetricStat?: { Metric: { MetricName: string; Namespace: string } }
    }[]
    const names = metrics.flatMap(({ MetricStat }) => MetricStat?.Metric.MetricName ?? [])
    const written = new Set<string>(NOTES)

    expect(names).to.have.lengthOf(5)
    expect(names.filter((name) => !written.has(name))).to.deep.equal([])
    const [, low = ''] = /100 \* \(([^/]+)\) \//.exec(metrics[0]?.Expression ?? '') ?? []
    expect([...low.matchAll(/FILL\((\w+)/g)].map(([, name]) => name)).to.deep.equal(rungs)
  })

  it('is told of spending at half, at the whole and before it happens', () => {
    const [budget] = values('AWS::Budgets::Budget')
    expect(budget?.Properties['NotificationsWithSubscribers']).to.have.length(3)
    expect(budget?.Properties['Budget']).to.deep.include({ BudgetLimit: { Amount: 50, Unit: 'USD' } })
  })
})

describe('signing in', () => {
  it('offers a second factor, rotates tokens with a grace, and says nothing of who exists', () => {
    templates.identity.hasResourceProperties('AWS::Cognito::UserPool', {
      MfaConfiguration: 'OPTIONAL',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      DeletionProtection: 'ACTIVE',
    })
    templates.identity.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      GenerateSecret: false,
      PreventUserExistenceErrors: 'ENABLED',
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 60 },
    })
    templates.identity.hasResourceProperties('AWS::Cognito::UserPoolGroup', { GroupName: 'operators' })
  })
})

interface Statement {
  Effect: string
  Action: unknown
  Principal?: unknown
  Condition?: unknown
}

function statementsOf(properties: Record<string, unknown>): Statement[] {
  return (properties['PolicyDocument'] as { Statement: Statement[] }).Statement
}
