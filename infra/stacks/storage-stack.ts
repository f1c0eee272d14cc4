// Everything that is kept: the one bucket that holds the data, its access log, and the queue that hears of new events.

import { Duration, Stack } from 'aws-cdk-lib'
import { AnyPrincipal, Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { CfnBucket, type Bucket } from 'aws-cdk-lib/aws-s3'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { explain } from '../constructs/explain.ts'
import { privateBucket } from '../constructs/private-bucket.ts'
import type { BaseProps } from './props.ts'

/** A message is tried so often before it is put aside: with the wait of a failed one, some hours of an outage. */
const MOST_RECEIVES = 20
/** The forwarder lives 5 minutes; six times that keeps a message from being handed out twice. */
const VISIBILITY = Duration.minutes(30)

export class StorageStack extends Stack {
  readonly data: Bucket
  readonly logs: Bucket
  readonly archiveQueue: Queue
  readonly deadLetters: Queue
  /** Only where titles get their pictures from TMDB. */
  readonly tmdbToken: Secret | undefined

  constructor(scope: Construct, id: string, props: BaseProps) {
    super(scope, id, props)
    const { names, settings } = props

    this.logs = privateBucket(this, 'Logs', {
      bucketName: names.logBucket,
      lifecycleRules: [{ id: 'forget', expiration: Duration.days(90) }],
    })
    explain(this.logs, { S1: 'This is where access logs go; its own would go in a ring.' })

    this.deadLetters = new Queue(this, 'DeadLetters', {
      queueName: names.archiveDeadLetters,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    })
    this.archiveQueue = new Queue(this, 'Archive', {
      queueName: names.archiveQueue,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: VISIBILITY,
      retentionPeriod: Duration.days(14),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: MOST_RECEIVES },
    })
    // By name, because the bucket is made after the queue that it tells.
    this.archiveQueue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('s3.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [this.archiveQueue.queueArn],
        conditions: {
          ArnEquals: { 'aws:SourceArn': `arn:aws:s3:::${names.dataBucket}` },
          StringEquals: { 'aws:SourceAccount': settings.account },
        },
      }),
    )

    this.data = privateBucket(this, 'Data', {
      bucketName: names.dataBucket,
      versioned: true,
      log: { bucket: this.logs, prefix: 'data/' },
      lifecycleRules: [
        // Long enough to take back a mistake, short enough that an erased user is gone.
        {
          id: 'old-versions',
          noncurrentVersionExpiration: Duration.days(30),
          expiredObjectDeleteMarker: true,
        },
        { id: 'runs', prefix: 'runs/', expiration: Duration.days(180) },
        { id: 'queries', prefix: 'athena/', expiration: Duration.days(7) },
        // TMDB's terms: nothing of theirs is kept longer than six months.
        { id: 'tmdb', prefix: 'catalog/tmdb/', expiration: Duration.days(180) },
      ],
    })
    this.tmdbToken = settings.tmdb ? makeTmdbSecret(this, names.secrets.tmdbToken) : undefined
    this.data.addToResourcePolicy(onlyNewEvents(this.data, names.jobRoleArn))
    notify(this.data, this.archiveQueue)
  }
}

/**
 * The archive is written once: whoever puts an object there must say "only when there is none". The job may replace one,
 * because a person may ask to be erased.
 * The second condition lets the parts of a large upload through, whose last call is checked.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes-enforce.html
 */
function onlyNewEvents(bucket: Bucket, eraserArn: string): PolicyStatement {
  return new PolicyStatement({
    sid: 'EventsAreWrittenOnce',
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: ['s3:PutObject'],
    resources: [bucket.arnForObjects('events/v1/dt=*')],
    conditions: {
      Null: { 's3:if-none-match': 'true' },
      Bool: { 's3:ObjectCreationOperation': 'true' },
      ArnNotEquals: { 'aws:PrincipalArn': eraserArn },
    },
  })
}

/** In the template itself: the CDK's own way adds a function that may change the notifications of every bucket. */
function notify(bucket: Bucket, queue: Queue): void {
  const resource = bucket.node.defaultChild
  if (!(resource instanceof CfnBucket)) throw new Error('The bucket has no resource of its own')
  resource.notificationConfiguration = {
    queueConfigurations: [
      {
        event: 's3:ObjectCreated:*',
        queue: queue.queueArn,
        filter: {
          s3Key: {
            rules: [
              { name: 'prefix', value: 'events/v1/dt=' },
              { name: 'suffix', value: '.ndjson.gz' },
            ],
          },
        },
      },
    ],
  }
  // S3 tries the queue when it is told of it.
  resource.node.addDependency(queue.node.findChild('Policy'))
}

/** Its text is TMDB's and comes from an operator: `npm run operate -- secret`. Until then it is one that TMDB refuses. */
function makeTmdbSecret(scope: Construct, secretName: string): Secret {
  const secret = new Secret(scope, 'TmdbToken', { secretName, description: 'API read access token of TMDB' })
  explain(secret, { SMG4: 'TMDB gives the token and has no way to rotate it by program.' })
  return secret
}
