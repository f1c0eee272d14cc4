// What a person on call looks at, and what wakes them.

import { Duration, Stack } from 'aws-cdk-lib'
import { CfnBudget } from 'aws-cdk-lib/aws-budgets'
import {
  Alarm,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  MathExpression,
  TreatMissingData,
  type IMetric,
} from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import { Rule } from 'aws-cdk-lib/aws-events'
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets'
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions'
import type { Construct } from 'constructs'
import type { NodeFunction } from '../constructs/node-function.ts'
import { lowerRungs, lowerRungShare, ownGraphs, ownMetric } from '../constructs/own-metrics.ts'
import type { BaseProps } from './props.ts'

export interface ObserveProps extends BaseProps {
  api: HttpApi
  functions: readonly NodeFunction[]
  archiveQueue: IQueue
  deadLetters: IQueue
  titleDeadLetters: IQueue | undefined
  loop: StateMachine
  job: NodeFunction
}

interface Watch {
  description: string
  metric: IMetric
  threshold: number
  comparison?: ComparisonOperator
  periods?: number
  missing?: TreatMissingData
}

const { GREATER_THAN_OR_EQUAL_TO_THRESHOLD: AT_LEAST, LESS_THAN_THRESHOLD: LESS } = ComparisonOperator
const FIVE_MINUTES = { period: Duration.minutes(5) }
/** The promise is 99.9 % of a month; burning 14.4 times as fast spends a fiftieth of it in an hour. (Google's SRE workbook, chapter 5) */
const FAST_BURN_PERCENT = 1.44

export class ObserveStack extends Stack {
  readonly topic: Topic

  constructor(scope: Construct, id: string, props: ObserveProps) {
    super(scope, id, props)
    const { names, settings } = props
    this.topic = new Topic(this, 'Alerts', { topicName: `${names.prefix}-alerts`, enforceSSL: true })
    for (const service of ['cloudwatch', 'budgets', 'events'])
      this.topic.grantPublish(new ServicePrincipal(`${service}.amazonaws.com`))
    if (settings.alarmEmail !== undefined)
      this.topic.addSubscription(new EmailSubscription(settings.alarmEmail))

    const watches = toWatches(props)
    for (const [
      name,
      {
        description,
        metric,
        threshold,
        comparison = AT_LEAST,
        periods = 1,
        missing = TreatMissingData.NOT_BREACHING,
      },
    ] of Object.entries(watches)) {
      new Alarm(this, name, {
        alarmName: `${names.prefix}-${name}`,
        alarmDescription: description,
        metric,
        threshold,
        comparisonOperator: comparison,
        evaluationPeriods: periods,
        treatMissingData: missing,
      }).addAlarmAction(new SnsAction(this.topic))
    }
    new Rule(this, 'LoopEnded', {
      ruleName: `${names.prefix}-loop-ended`,
      description: 'Says when a run of the batch loop ends in any way but well',
      eventPattern: {
        source: ['aws.states'],
        detailType: ['Step Functions Execution Status Change'],
        detail: { stateMachineArn: [props.loop.stateMachineArn], status: ['FAILED', 'TIMED_OUT', 'ABORTED'] },
      },
      targets: [new SnsTopic(this.topic)],
    })
    this.#watchSpending(props)
    new Dashboard(this, 'Dashboard', {
      dashboardName: names.prefix,
      widgets: [
        ownGraphs(props),
        Object.entries(watches).map(
          ([title, { metric, description }]) =>
            new GraphWidget({ title: `${title}: ${description}`, left: [metric], width: 12 }),
        ),
      ],
    })
  }

  /** Told at half, at the whole, and when the forecast says that it will be more. */
  #watchSpending({ names, settings }: ObserveProps): void {
    const subscribers = [{ subscriptionType: 'SNS', address: this.topic.topicArn }]
    const notice = (notificationType: string, threshold: number) => ({
      notification: {
        notificationType,
        threshold,
        comparisonOperator: 'GREATER_THAN',
        thresholdType: 'PERCENTAGE',
      },
      subscribers,
    })
    new CfnBudget(this, 'Budget', {
      budget: {
        budgetName: names.prefix,
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: settings.monthlyBudgetDollars, unit: 'USD' },
        costFilters: { TagKeyValue: [`user:intellistream:stage$${settings.stage}`] },
      },
      notificationsWithSubscribers: [notice('ACTUAL', 50), notice('ACTUAL', 100), notice('FORECASTED', 100)],
    })
  }
}

function toWatches(props: ObserveProps): Record<string, Watch> {
  const { names, settings, api, functions, archiveQueue, deadLetters, titleDeadLetters, loop, job } = props
  const errors = new MathExpression({
    expression: '100 * failed / MAX([asked, 1])',
    usingMetrics: {
      failed: api.metricServerError({ ...FIVE_MINUTES, statistic: 'Sum' }),
      asked: api.metricCount({ ...FIVE_MINUTES, statistic: 'Sum' }),
    },
    label: 'Percent of requests that failed',
    ...FIVE_MINUTES,
  })
  return {
    errors: {
      description: 'the error budget of a month is spent 14 times too fast',
      metric: errors,
      threshold: FAST_BURN_PERCENT,
      periods: 3,
    },
    latency: {
      description: 'one answer in a hundred takes more than 1.5 s',
      metric: api.metricLatency({ ...FIVE_MINUTES, statistic: 'p99' }),
      threshold: 1500,
      periods: 3,
    },
    rung: {
      description: `one slate in ten comes from ${lowerRungs(settings).join(', ').toLowerCase()}, because what is above does not answer`,
      metric: lowerRungShare(props),
      threshold: 10,
      periods: 3,
    },
    ...(settings.mode === 'batch'
      ? {}
      : {
          recommender: {
            description: 'less than nine in ten questions to the recommender are answered',
            metric: ownMetric(names, 'RecommenderAnswered', 'Average'),
            threshold: 0.9,
            comparison: LESS,
            periods: 3,
          },
        }),
    deadletters: {
      description: 'archived events that could not be forwarded; npm run operate -- replay',
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({ ...FIVE_MINUTES, statistic: 'Maximum' }),
      threshold: 1,
    },
    ...(titleDeadLetters === undefined
      ? {}
      : {
          titles: {
            description:
              'titles that TMDB did not answer for a day and more; npm run operate -- replay-titles',
            metric: titleDeadLetters.metricApproximateNumberOfMessagesVisible({
              ...FIVE_MINUTES,
              statistic: 'Maximum',
            }),
            threshold: 1,
          },
        }),
    lag: {
      description: 'archived events wait for more than half an hour',
      metric: archiveQueue.metricApproximateAgeOfOldestMessage({ ...FIVE_MINUTES, statistic: 'Maximum' }),
      threshold: 1800,
      periods: 2,
    },
    modelage: {
      description: 'no run of the batch loop has ended well for three days',
      metric: loop.metricSucceeded({ period: Duration.days(1), statistic: 'Sum' }),
      threshold: 1,
      comparison: LESS,
      periods: 3,
      missing: TreatMissingData.BREACHING,
    },
    loopfailed: {
      description: 'a run of the batch loop failed or was refused',
      metric: loop.metricFailed({ ...FIVE_MINUTES, statistic: 'Sum' }),
      threshold: 1,
    },
    // A call by the clock is tried three times, then dropped. (Lambda's guide, asynchronous invocation)
    jobdropped: {
      description: 'a job that runs by the clock (erase, compact, accuracy) failed three times: see its log',
      metric: job.function.metric('AsyncEventsDropped', { ...FIVE_MINUTES, statistic: 'Sum' }),
      threshold: 1,
    },
    ...Object.fromEntries(
      functions.map((node) => [
        `throttled${node.node.id}`,
        {
          description: `${node.node.id} has used up its reserved concurrency`,
          metric: node.function.metricThrottles({ ...FIVE_MINUTES, statistic: 'Sum' }),
          threshold: 1,
          periods: 3,
        },
      ]),
    ),
  }
}
