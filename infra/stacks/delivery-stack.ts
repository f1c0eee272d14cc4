// From the archive to Personalize: the queue wakes the forwarder, which says message by message what failed.

import { Duration, Stack } from 'aws-cdk-lib'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { allowData } from '../constructs/data-access.ts'
import { explain } from '../constructs/explain.ts'
import { NodeFunction } from '../constructs/node-function.ts'
import { forwarderEnvironment } from '../environment.ts'
import type { BaseProps } from './props.ts'

export interface DeliveryProps extends BaseProps {
  archiveQueue: IQueue
  trackingId: string
}

/** Objects handed over together, and how long the queue waits for so many. */
const BATCH = { batchSize: 50, maxBatchingWindow: Duration.seconds(5) }
/** At most so many call Personalize at once: its limit is 1000 calls a second, each takes some 20 ms. */
const CONCURRENCY = 10

export class DeliveryStack extends Stack {
  readonly forwarder: NodeFunction

  constructor(scope: Construct, id: string, props: DeliveryProps) {
    super(scope, id, props)
    this.forwarder = new NodeFunction(this, 'Forwarder', {
      functionName: props.names.functions.forwarder,
      bundle: props.bundles.forwarder,
      environment: forwarderEnvironment(props, props),
      memoryMegabytes: 512,
      timeoutSeconds: 300,
      reservedConcurrency: CONCURRENCY,
      description: 'Carries archived events to Personalize and repairs profiles',
    })
    allowData(this.forwarder, props.names.dataBucketArn, {
      // A profile that cannot be read is made again, from an import too.
      read: ['events/v1/', 'users/', 'subjects/', 'merges/', 'tombstones/', 'mappings/', 'history/'],
      write: ['users/', 'dlq/', 'subjects/'],
    })
    this.forwarder.allow(['personalize:PutEvents'], ['*'])
    explain(this.forwarder, {
      'IAM5[Resource::*]':
        'PutEvents takes no resource: https://docs.aws.amazon.com/personalize/latest/dg/API_UBS_PutEvents.html. The tracking id names the one dataset group.',
    })
    this.forwarder.alias.addEventSource(
      new SqsEventSource(props.archiveQueue, {
        ...BATCH,
        maxConcurrency: CONCURRENCY,
        reportBatchItemFailures: true,
      }),
    )
  }
}
