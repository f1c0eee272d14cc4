// How a stage is: which alarms ring, what waits in the queues of the dead.

import type { Names } from '../names.ts'
import type { Runner } from './run-command.ts'

export function reportHealth(runner: Runner, { prefix, archiveDeadLetters }: Names): void {
  const asked = runner.ask(
    {
      args: [
        'cloudwatch',
        'describe-alarms',
        '--alarm-name-prefix',
        `${prefix}-`,
        '--state-value',
        'ALARM',
        '--output',
        'json',
      ],
    },
    '{ "MetricAlarms": [] }',
  )
  const { MetricAlarms } = JSON.parse(asked) as {
    MetricAlarms: { AlarmName: string; AlarmDescription?: string }[]
  }
  for (const { AlarmName, AlarmDescription = '' } of MetricAlarms)
    console.log(`RINGS ${AlarmName}: ${AlarmDescription}`)
  console.log(
    `${MetricAlarms.length} alarms ring; dead letters: ${archiveDeadLetters}, npm run operate -- replay`,
  )
}
