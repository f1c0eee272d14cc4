// Everything that is kept: the one bucket that holds the data, its access log, and the queue that hears of new events.

import { Duration, Stack } from 'aws-cdk-lib'
import { AnyPrincipal, Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { CfnBucket, type Bucket } from 'aws-cdk-lib/aws-s3'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { explain } from '../constructs/explain.ts'
import { privateBucket } from '../constructs/private-bucket.ts'
import type { Names } from '../names.ts'
import type { BaseProps } from './props.ts'

/** A message is tried so often before it is put aside: with the wait of a failed one, some hours of an outage. */
const MOST_RECEIVES = 20
/** Six times as long as whoever takes a message lives, so that none is handed out twice: the forwarder 5 minutes, the other 15. */
const VISIBILITY = { archive: Duration.minutes(30), titles: Duration.minutes(90) }

export class StorageStack extends Stack {
  readonly data: Bucket
  readonly logs: Bucket
  readonly archiveQueue: Queue
  readonly deadLetters: Queue
  /** Only where titles get their pictures from TMDB: its token, and the queue of those that slates met without. */
  readonly titles: { tmdbToken: Secret; queue: Queue; deadLetters: Queue } | undefined

  constructor(scope: Construct, id: string, props: BaseProps) {
    super(scope, id, props)
    const { names, settings } = props

    this.logs = privateBucket(this, 'Logs', {
      bucketName: names.logBucket,
      lifecycleRules: [{ id: 'forget', expiration: Duration.days(90) }],
    })
    explain(this.logs, { S1: 'This is where access logs go; its own would go in a ring.' })

    this.deadLetters = this.#makeQueue('DeadLetters', { queueName: names.archiveDeadLetters })
    this.archiveQueue = this.#makeQueue('Archive', {
      queueName: names.archiveQueue,
      visibilityTimeout: VISIBILITY.archive,
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: MOST_RECEIVES },
    })
    this.titles = settings.tmdb ? this.#makeTitles(names) : undefined

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
        // What slates still want then, they say again.
        { id: 'wanted', prefix: 'wanted/', expiration: Duration.days(1) },
      ],
    })
    this.data.addToResourcePolicy(onlyNewEvents(this.data, names.jobRoleArn))
    const notifications: Notification[] = [
      { queue: this.archiveQueue, prefix: 'events/v1/dt=', suffix: '.ndjson.gz' },
    ]
    if (this.titles !== undefined)
      notifications.push({ queue: this.titles.queue, prefix: 'wanted/', suffix: '.json' })
    for (const { queue } of notifications) allowNotifications(queue, props)
    notify(this.data, notifications)
  }

  #makeQueue(id: string, props: QueueProps): Queue {
    return new Queue(this, id, {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      ...props,
    })
  }

  #makeTitles(names: Names): NonNullable<StorageStack['titles']> {
    const deadLetters = this.#makeQueue('TitleDeadLetters', { queueName: names.titleDeadLetters })
    const queue = this.#makeQueue('WantedTitles', {
      queueName: names.titleQueue,
      visibilityTimeout: VISIBILITY.titles,
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: MOST_RECEIVES },
    })
    return { tmdbToken: makeTmdbSecret(this, names.secrets.tmdbToken), queue, deadLetters }
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

interface Notification {
  queue: Queue
  prefix: string
  suffix: string
}

/** By name, because the bucket is made after the queues that it tells. */
function allowNotifications(queue: Queue, { names, settings }: BaseProps): void {
  queue.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('s3.amazonaws.com')],
      actions: ['sqs:SendMessage'],
      resources: [queue.queueArn],
      conditions: {
        ArnEquals: { 'aws:SourceArn': `arn:aws:s3:::${names.dataBucket}` },
        StringEquals: { 'aws:SourceAccount': settings.account },
      },
    }),
  )
}

/** In the template itself: the CDK's own way adds a function that may change the notifications of every bucket. */
function notify(bucket: Bucket, notifications: readonly Notification[]): void {
  const resource = bucket.node.defaultChild
  if (!(resource instanceof CfnBucket)) throw new Error('The bucket has no resource of its own')
  resource.notificationConfiguration = {
    queueConfigurations: notifications.map(({ queue, prefix, suffix }) => ({
      event: 's3:ObjectCreated:*',
      queue: queue.queueArn,
      filter: {
        s3Key: {
          rules: [
            { name: 'prefix', value: prefix },
            { name: 'suffix', value: suffix },
          ],
        },
      },
    })),
  }
  // S3 tries the queues when it is told of them.
  for (const { queue } of notifications) resource.node.addDependency(queue.node.findChild('Policy'))
}

/** Its text is TMDB's and comes from an operator: `npm run operate -- secret`. Until then it is one that TMDB refuses. */
function makeTmdbSecret(scope: Construct, secretName: string): Secret {
  const secret = new Secret(scope, 'TmdbToken', { secretName, description: 'API read access token of TMDB' })
  explain(secret, { SMG4: 'TMDB gives the token and has no way to rotate it by program.' })
  return secret
}
