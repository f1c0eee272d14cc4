// The batch loop as a state machine: begin a run, call for the next bit of work until the run is over, wait in between.
// What the steps are is known to the job alone, so a new one changes nothing here.

import { Duration } from 'aws-cdk-lib'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import {
  Choice,
  Condition,
  DefinitionBody,
  Fail,
  JitterType,
  JsonPath,
  LogLevel,
  StateMachine,
  Succeed,
  TaskInput,
  Wait,
  WaitTime,
} from 'aws-cdk-lib/aws-stepfunctions'
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks'
import { Construct } from 'constructs'
import type { NodeFunction } from './node-function.ts'
import { LOG_DAYS } from './node-function.ts'

export interface LoopMachineProps {
  stateMachineName: string
  job: NodeFunction
}

/** Of the service, of the network, or of the whole region for a while: not of the work. */
const PASSING = [
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.TooManyRequestsException',
]
/** Training takes hours; a run that takes longer than a day hangs. */
const TIMEOUT = Duration.hours(24)

export class LoopMachine extends Construct {
  readonly machine: StateMachine

  constructor(scope: Construct, id: string, { stateMachineName, job }: LoopMachineProps) {
    super(scope, id)
    const failed = new Fail(this, 'Failed', {
      comment: 'The run can be resumed: begin again',
      errorPath: '$.failure.Error',
      causePath: '$.failure.Cause',
    })
    const refused = new Fail(this, 'Refused', {
      comment: 'The data or the model was not good enough; what served before still serves',
      error: 'RunRefused',
      causePath: '$.error',
    })
    const call = (name: string, request: Record<string, unknown>) => {
      const task = new LambdaInvoke(this, name, {
        lambdaFunction: job.alias,
        payload: TaskInput.fromObject(request),
        payloadResponseOnly: true,
        retryOnServiceExceptions: false,
      })
      task.addRetry({
        errors: PASSING,
        interval: Duration.seconds(5),
        maxAttempts: 8,
        backoffRate: 2,
        jitterStrategy: JitterType.FULL,
      })
      // The lease of a call that was cut off ends after a quarter of an hour.
      task.addRetry({
        errors: ['RunUnderWay'],
        interval: Duration.minutes(1),
        maxAttempts: 20,
        backoffRate: 1,
      })
      // The run itself gives up after five failures in a row.
      task.addRetry({
        errors: ['States.ALL'],
        interval: Duration.seconds(30),
        maxAttempts: 4,
        backoffRate: 2,
      })
      task.addCatch(failed, { resultPath: '$.failure' })
      return task
    }
    const begin = call('Begin', { action: 'begin' })
    const advance = call('Advance', {
      action: 'advance',
      runId: JsonPath.stringAt('$.runId'),
      dryRun: JsonPath.objectAt('$.dryRun'),
    })
    const wait = new Wait(this, 'Wait', { time: WaitTime.secondsPath('$.waitSeconds') })
    const isOver = new Choice(this, 'Is it over?')
      .when(Condition.stringEquals('$.status', 'done'), new Succeed(this, 'Done'))
      .when(Condition.stringEquals('$.status', 'refused'), refused)
      .when(Condition.stringEquals('$.status', 'running'), wait.next(advance))
      .otherwise(new Fail(this, 'Ended', { error: 'RunFailed', causePath: '$.error' }))
    begin.next(isOver)
    advance.next(isOver)

    this.machine = new StateMachine(this, 'Machine', {
      stateMachineName,
      definitionBody: DefinitionBody.fromChainable(begin),
      timeout: TIMEOUT,
      tracingEnabled: true,
      logs: {
        destination: new LogGroup(this, 'Log', {
          logGroupName: `/aws/vendedlogs/states/${stateMachineName}`,
          retention: LOG_DAYS,
        }),
        level: LogLevel.ALL,
        includeExecutionData: false,
      },
    })
  }
}
