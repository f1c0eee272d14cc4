// The command line `intellistream`: names, options, help and exit codes. What a command does lives in its own file.

import { Command, CommanderError, Help, Option } from 'commander'
import type { EvaluateOptions } from './jobs.ts'
import { addLoopCommands } from './loop-commands.ts'
import { addPersonalizeCommand } from './personalize-command.ts'
import { addRecordCommands } from './record-commands.ts'
import type { StartOptions } from './start.ts'
import { toPort } from './to-port.ts'

/** Exit codes: 0 done, 1 failed (one line says why), 2 the call's words are off. */
export async function main(argv: string[]): Promise<void> {
  try {
    await createProgram().parseAsync(argv)
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : 2
      return
    }
    process.stderr.write(`intellistream: ${error instanceof Error ? error.message : String(error)}\n`)
    if (process.env['DEBUG'] && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`)
    process.exitCode = 1
  }
}

function createProgram(): Command {
  const program = new Command('intellistream')
    .description('Recommendations that any streaming site can drop in, on a laptop without any account.')
    .exitOverride()
    .configureHelp({ optionDescription: describe })
    .showHelpAfterError('(add --help for what there is)')

  program
    .command('start')
    .description(
      'Run the API, a demo site and the local stand-ins for Personalize and Cognito in one process',
    )
    .option(
      '--port <number>',
      'port of the API; the site gets the next one',
      toPort,
      portOf(process.env['PORT'], 8787),
    )
    .option('--data <folder>', 'where everything is kept (default: .intellistream/<data set>)')
    .option('--site <folder>', 'a folder with an index.html to serve as the site')
    .option('--movielens <folder>', 'use a MovieLens download instead of the sample')
    .option('--dataset <folder>', 'use items and history of your own instead: items.csv, history.csv')
    .option('--strict', 'refuse malformed lines of the folder instead of skipping them', false)
    .option('--reset', 'forget what earlier runs kept in the data folder', false)
    .addOption(
      new Option('--mode <mode>', 'batch: slates come from the batch loop, no recommender is asked')
        .choices(['live', 'batch'])
        // Not by commander: other tools set MODE to words of their own.
        .default(process.env['MODE'] === 'batch' ? 'batch' : 'live'),
    )
    .action(async (options: StartOptions) => {
      const { start } = await import('./start.ts')
      await start(options)
    })

  addPersonalizeCommand(program)

  const importCommand = program.command('import').description('Import a data set into a data folder')
  importCommand
    .command('movielens')
    .description('Import a MovieLens folder: ml-latest(-small) CSV, ml-100k or ml-1m')
    .argument('<folder>', 'the unpacked download')
    .option(
      '--data <folder>',
      'the data folder to import into (default: .intellistream/<name of the folder>)',
    )
    .option('--strict', 'refuse malformed lines instead of skipping them', false)
    .action(async (folder: string, options: { data?: string; strict: boolean }) => {
      const { importMovieLens } = await import('./import.ts')
      await importMovieLens(folder, options)
    })

  importCommand
    .command('site')
    .description("Import a site's own data: items.{csv,ndjson}[.gz] and history.{csv,ndjson}[.gz]")
    .argument('<folder>', 'where the files are')
    .option(
      '--data <folder>',
      'the data folder to import into (default: .intellistream/<name of the folder>)',
    )
    .option('--strict', 'refuse the first line that cannot be used instead of leaving it out', false)
    .option('--dry-run', 'say what would be kept and left out, and write nothing', false)
    .option('--json', 'print one JSON object, with --dry-run', false)
    .action(
      async (folder: string, options: { data?: string; strict: boolean; dryRun: boolean; json: boolean }) => {
        const { importSite } = await import('./import.ts')
        await importSite(folder, options)
      },
    )

  importCommand
    .command('sample')
    .description('Import the sample: open films and a simulated audience')
    .option('--data <folder>', 'the data folder to import into (default: .intellistream/sample)')
    .action(async (options: { data?: string }) => {
      const { importSample } = await import('./import.ts')
      await importSample(options)
    })

  const job = program.command('job').description('Run one batch job')
  job
    .command('evaluate')
    .description(
      'Measure the recommender on a data folder, or with --arn any campaign or recommender by what the loop held out',
    )
    .option('--data <folder>', 'the data folder (default: .intellistream/sample)')
    .option('--arn <arn>', 'of a campaign or recommender to ask for every user with held-out interactions')
    .option(
      '--endpoint <url>',
      'where its Personalize is (default: AWS, by the credentials of the environment)',
    )
    .option('--region <name>', 'of its Personalize', process.env['AWS_REGION'] ?? 'us-east-1')
    .option('--json', 'print one JSON object on the last line', false)
    .action(async (options: EvaluateOptions) => {
      const { runEvaluate } = await import('./jobs.ts')
      await runEvaluate(options)
    })
  job
    .command('enrich')
    .description('Fetch titles, overviews and pictures from TMDB and publish them; needs TMDB_TOKEN')
    .option('--data <folder>', 'the data folder (default: .intellistream/sample)')
    .option('--json', 'print one JSON object on the last line', false)
    .action(async (options: { data?: string; json: boolean }) => {
      const { runEnrich } = await import('./jobs.ts')
      await runEnrich(options)
    })
  job
    .command('forward')
    .description('Deliver archived events that the recommender has not seen; needs the server to be stopped')
    .option('--data <folder>', 'the data folder (default: .intellistream/sample)')
    .action(async (options: { data?: string }) => {
      const { runForward } = await import('./jobs.ts')
      await runForward(options)
    })
  addLoopCommands(program, job)
  addRecordCommands(job)
  return program
}

/** What is off, or empty, unless it is asked for needs no word about its default. */
function describe(option: Option): string {
  const isTold = option.defaultValue !== false && typeof option.defaultValue !== 'object'
  return isTold ? new Help().optionDescription(option) : option.description
}

function portOf(text: string | undefined, otherwise: number): number {
  if (text === undefined || text === '') return otherwise
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65534) {
    throw new Error(`PORT is ${text}; it must be a whole number from 1 to 65534`)
  }
  return port
}
