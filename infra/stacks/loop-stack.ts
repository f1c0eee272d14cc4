// The batch loop: a state machine over one function, started by a schedule, with Athena for its queries.

import { Stack } from 'aws-cdk-lib'
import { CfnWorkGroup } from 'aws-cdk-lib/aws-athena'
import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue'
import type { Role } from 'aws-cdk-lib/aws-iam'
import { Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler'
import { LambdaInvoke, StepFunctionsStartExecution } from 'aws-cdk-lib/aws-scheduler-targets'
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions'
import type { Construct } from 'constructs'
import { archiveTable } from '../constructs/archive-table.ts'
import { allowData } from '../constructs/data-access.ts'
import { explain } from '../constructs/explain.ts'
import { LoopMachine } from '../constructs/loop-machine.ts'
import { NodeFunction } from '../constructs/node-function.ts'
import { TitleFunction, type TitleFunctionProps } from '../constructs/title-function.ts'
import { allowTraining } from '../constructs/training-access.ts'
import { jobEnvironment } from '../environment.ts'
import type { Settings } from '../settings.ts'
import type { BaseProps } from './props.ts'

export interface LoopProps extends BaseProps {
  personalizeRole: Role
  /** Only where titles get their pictures from TMDB. */
  titles: Pick<TitleFunctionProps, 'tmdbToken' | 'queue'> | undefined
}

/** More would be a mistake in a query: 50 GB, some 25 cents. */
const MOST_BYTES_A_QUERY = 50 * 1024 ** 3

/** What jobs make, and may make again. */
const MADE = [
  'facts/',
  'runs/',
  'training/',
  'batch/',
  'models/',
  'evaluation/',
  'marks/',
  'fallback/',
  'erasures/',
  'reports/',
  'athena/',
]
/** Beside the loop, at hours when few watch. */
const SCHEDULES = {
  erase: 'cron(30 1 * * ? *)',
  compact: 'cron(0 2 * * ? *)',
  accuracy: 'cron(30 2 * * ? *)',
}
/** Only where titles get their pictures from TMDB. */
const ENRICH = 'cron(10 4 * * ? *)'
/** Only where something is paid for by the hour. */
const TEND = { tend: 'rate(15 minutes)' }

export class LoopStack extends Stack {
  readonly job: NodeFunction
  readonly machine: StateMachine

  constructor(scope: Construct, id: string, props: LoopProps) {
    super(scope, id, props)
    const { names, settings, titles } = props

    const database = new CfnDatabase(this, 'Database', {
      catalogId: settings.account,
      databaseInput: { name: names.database },
    })
    const table = new CfnTable(this, 'ArchiveTable', {
      catalogId: settings.account,
      databaseName: names.database,
      tableInput: archiveTable(names.dataBucket),
    })
    table.addResourceDependency(database)
    const workgroup = new CfnWorkGroup(this, 'Workgroup', {
      name: names.workgroup,
      recursiveDeleteOption: true,
      workGroupConfiguration: {
        enforceWorkGroupConfiguration: true,
        publishCloudWatchMetricsEnabled: true,
        bytesScannedCutoffPerQuery: MOST_BYTES_A_QUERY,
        engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
        resultConfiguration: {
          outputLocation: `s3://${names.dataBucket}/athena/`,
          encryptionConfiguration: { encryptionOption: 'SSE_S3' },
        },
      },
    })

    this.job = new NodeFunction(this, 'Job', {
      functionName: names.functions.job,
      bundle: props.bundles.job,
      environment: jobEnvironment(props, { personalizeRoleArn: props.personalizeRole.roleArn }),
      memoryMegabytes: 3008,
      timeoutSeconds: 900,
      // A run is worked on by one at a time; the others tend what answers live, and serve a rollback meanwhile.
      reservedConcurrency: 3,
      description: 'One call of a batch job',
    })
    allowData(this.job, names.dataBucketArn, {
      read: [
        ...MADE,
        'events/',
        'merges/',
        'tombstones/',
        'subjects/',
        'history/',
        'users/',
        'catalog/',
        'mappings/',
      ],
      // Whoever asks to be erased leaves the archive and everything that was made from it.
      write: [...MADE, 'events/', 'tombstones/', 'users/'],
      delete: [...MADE, 'events/', 'dlq/', 'subjects/', 'history/', 'users/', 'merges/', 'mappings/'],
    })
    allowTraining(this.job, props, workgroup)

    const { machine } = new LoopMachine(this, 'Loop', { stateMachineName: names.loop, job: this.job })
    this.machine = machine
    explain(machine, {
      'IAM5[Resource::*]':
        'Delivery of logs and of traces takes no resource; both are AWS services writing to their own.',
      [`IAM5[Resource::<${this.getLogicalId(this.job.function.node.defaultChild as never)}.Arn>:*]`]:
        'A version of the one function: the alias moves with each deployment.',
    })
    new Schedule(this, 'Schedule', {
      scheduleName: names.loop,
      description: 'Runs the batch loop',
      schedule: ScheduleExpression.expression(settings.loopSchedule),
      target: new StepFunctionsStartExecution(machine, {
        input: ScheduleTargetInput.fromObject({}),
        retryAttempts: 3,
      }),
    })
    const schedule = (action: string, expression: string, node: NodeFunction) =>
      new Schedule(this, `Runs-${action}`, {
        scheduleName: `${names.prefix}-${action}`,
        description: `Runs the job ${action}`,
        schedule: ScheduleExpression.expression(expression),
        target: new LambdaInvoke(node.alias, {
          input: ScheduleTargetInput.fromObject({ action }),
          retryAttempts: 3,
        }),
      })
    for (const [action, expression] of Object.entries(toSchedules(settings)))
      schedule(action, expression, this.job)
    if (titles !== undefined)
      schedule('enrich', ENRICH, new TitleFunction(this, 'Titles', { ...props, ...titles }))
  }
}

function toSchedules({ mode, idleHours }: Settings): Record<string, string> {
  return {
    ...SCHEDULES,
    ...(mode === 'batch' || idleHours === 0 ? {} : TEND),
  }
}
