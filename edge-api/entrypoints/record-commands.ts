// The words of the jobs that keep what is held of people right, on the command line.

import type { Command } from 'commander'
import type { RecordJobOptions } from './record-jobs.ts'

const DATA = ['--data <folder>', 'the data folder (default: .intellistream/sample)'] as const
const JSON_LINE = ['--json', 'print one JSON object on the last line', false] as const

export function addRecordCommands(job: Command): void {
  const add = (name: string, description: string) =>
    job
      .command(name)
      .description(description)
      .option(...DATA)
      .option(...JSON_LINE)
  add('accuracy', 'Count how often what was shown was watched, day by day; may run beside a server').action(
    async (options: RecordJobOptions) => (await import('./record-jobs.ts')).runAccuracy(options),
  )
  add('rebuild-profiles', 'Make every profile again from the archive; needs the server to be stopped').action(
    async (options: RecordJobOptions) => (await import('./record-jobs.ts')).runRebuildProfiles(options),
  )
  add('erase', 'Carry out erasures; a running server does it by itself').action(
    async (options: RecordJobOptions) => (await import('./record-jobs.ts')).runErase(options),
  )
}
