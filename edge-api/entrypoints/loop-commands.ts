// The words of the batch loop on the command line.

import { InvalidArgumentError, Option, type Command } from 'commander'
import type { LoopJobOptions } from './loop.ts'

const DATA = ['--data <folder>', 'the data folder (default: .intellistream/sample)'] as const
const JSON_LINE = ['--json', 'print one JSON object on the last line', false] as const

export function addLoopCommands(program: Command, job: Command): void {
  withLoopOptions(job.command('loop'))
    .description('Run the batch loop once: events, training data, model, recommendations for everybody')
    .option('--dry-run', 'end when the training data was checked; nothing is sent', false)
    .action(async (options: LoopJobOptions) => {
      const { runLoopJob } = await import('./loop.ts')
      await runLoopJob(options)
    })
  job
    .command('compact')
    .description('Turn complete days of the archive into one Parquet file each')
    .option(...DATA)
    .action(async (options: { data?: string }) => {
      const { runCompact } = await import('./loop.ts')
      await runCompact(options)
    })
  withLoopOptions(program.command('loop'))
    .description('Run the batch loop again and again, beside a server or alone')
    .option('--cron <expression>', 'when: minute, hour, day, month, weekday', '0 3 * * *')
    .action(async (options: LoopJobOptions & { cron: string }) => {
      const { runLoop } = await import('./loop.ts')
      await runLoop({ ...options, dryRun: false })
    })
  program
    .command('rollback')
    .description('Let the model and the recommendations that served before serve again')
    .option(...DATA)
    .addOption(toServeOption())
    .action(async (options: Pick<LoopJobOptions, 'data' | 'serve'>) => {
      const { runRollback } = await import('./loop.ts')
      await runRollback(options)
    })
  program
    .command('status')
    .description('What serves now and what the last runs of the batch loop did')
    .option(...DATA)
    .option(...JSON_LINE)
    .action(async (options: { data?: string; json: boolean }) => {
      const { runStatus } = await import('./loop.ts')
      await runStatus(options)
    })
}

function withLoopOptions(command: Command): Command {
  return command
    .option(...DATA)
    .option(...JSON_LINE)
    .option('--batch-size <number>', 'items recommended to each user, 1 to 500', toWhole(1, 500))
    .option('--window-days <number>', 'how far back training goes; 0 for everything', toWhole(0, 36_500))
    .option(
      '--options <file>',
      'a JSON file: windowDays, weights, watchedRule, gateMargin and what bots are told by (maxEventsADay, maxWatchedHoursADay, maxEventsAMinute)',
    )
    .addOption(toServeOption())
}

function toServeOption(): Option {
  const text = 'live: recommenders that answer live are trained on what is promoted, too'
  return new Option('--serve <mode>', text).choices(['batch', 'live']).default('batch')
}

function toWhole(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (!Number.isInteger(value) || value < least || value > most)
      throw new InvalidArgumentError(`give a whole number from ${least} to ${most}.`)
    return value
  }
}
