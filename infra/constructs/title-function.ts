// What asks TMDB for titles: woken by a queue about what slates met, and by a schedule for everything else.

import { Duration } from 'aws-cdk-lib'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { titlesEnvironment } from '../environment.ts'
import type { BaseProps } from '../stacks/props.ts'
import { allowData } from './data-access.ts'
import { NodeFunction } from './node-function.ts'

export interface TitleFunctionProps extends BaseProps {
  tmdbToken: ISecret
  queue: IQueue
}

/** Messages come in crowds, and each call writes the file of cards anew: so long is waited for so many. */
const GATHER = { batchSize: 500, maxBatchingWindow: Duration.minutes(1) }
/** The least that a queue takes. Of two only one is let in; the messages of the other come back. */
const POLLERS = 2

export class TitleFunction extends NodeFunction {
  constructor(scope: Construct, id: string, props: TitleFunctionProps) {
    super(scope, id, {
      functionName: props.names.functions.titles,
      bundle: props.bundles.titles,
      environment: titlesEnvironment(props, { tmdbTokenId: props.tmdbToken.secretName }),
      memoryMegabytes: 1024,
      timeoutSeconds: 900,
      // The one consumer: the pace that TMDB asks for is kept within a process.
      reservedConcurrency: 1,
      description: 'Asks TMDB for titles',
    })
    this.allow(['secretsmanager:GetSecretValue'], [props.tmdbToken.secretArn])
    // Titles are kept one by one, and published as one file of cards for each language.
    allowData(this, props.names.dataBucketArn, {
      read: ['catalog/', 'mappings/', 'wanted/'],
      write: ['catalog/tmdb/', 'catalog/cards.'],
      delete: ['catalog/tmdb/'],
    })
    this.alias.addEventSource(
      new SqsEventSource(props.queue, { ...GATHER, maxConcurrency: POLLERS, reportBatchItemFailures: true }),
    )
  }
}
