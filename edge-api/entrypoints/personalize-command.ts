// `intellistream personalize`: its options and how they are read.

import type { Command } from 'commander'
import { InvalidArgumentError } from 'commander'
import type { FaultRule } from '../local/personalize/faults/fault.ts'
import { FaultSyntaxError, parseFault } from '../local/personalize/faults/parse-fault.ts'
import { OPERATIONS } from '../local/personalize/operations/names.ts'
import type { PersonalizeOptions } from './personalize.ts'
import { toPort } from './to-port.ts'

export function addPersonalizeCommand(program: Command): void {
  program
    .command('personalize')
    .description('Run the local Amazon Personalize server alone, for tests of your own')
    .requiredOption(
      '--data <folder>',
      'where everything is kept: of `import` or `start`, with training/*.csv of your own, or empty',
    )
    .option('--port <number>', 'port to listen on, 0 for a free one', toPort, 8790)
    .option('--bucket <name=folder>', 'a folder that stands for an S3 bucket; repeatable', toBucket, {})
    .option('--s3', 'read and write other buckets in S3, or at AWS_ENDPOINT_URL_S3', false)
    .option('--status-delay <ms>', 'how long a resource stays in each passing status', toMilliseconds, 0)
    .option('--reset', 'forget events and what the control plane created', false)
    .option('--fault <rule>', 'make an operation fail or wait, see FAULTS; repeatable', toFault, [])
    .option('--fault-seed <number>', 'the same seed and requests give the same faults', toSeed, 1)
    .option('--verify-signatures <key:secret>', 'refuse what is not signed with them', toCredentials)
    .addHelpText('after', FAULTS)
    .action(async (options: PersonalizeOptions) => {
      const { servePersonalizeAlone } = await import('./personalize.ts')
      await servePersonalizeAlone(options)
    })
}

/** Adds to the buckets named before. */
function toBucket(text: string, buckets: Record<string, string>): Record<string, string> {
  const [, name, folder] = /^([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])=(.+)$/.exec(text) ?? []
  if (name === undefined || folder === undefined) {
    throw new InvalidArgumentError('a bucket is given as <name>=<folder>, with a name that S3 allows.')
  }
  return { ...buckets, [name]: folder }
}

function toMilliseconds(text: string): number {
  const ms = Number(text)
  if (!Number.isInteger(ms) || ms < 0 || ms > 600_000) {
    throw new InvalidArgumentError('a delay is a whole number of milliseconds from 0 to 600000.')
  }
  return ms
}

const FAULTS = `
FAULTS  <operation or *>=<fault>:<ratio>,...  e.g. GetRecommendations=429:0.2,latency=lognormal:40:120
  400 403 404 409 429 500 503   answered as the error that Personalize would name (with retry-after=<seconds>)
  reset hang html empty cut     the connection breaks; no answer; a proxy's page; no body; half a body
  latency=50 | uniform:10:90 | lognormal:40:120   milliseconds: fixed; from to; median and 99th percentile`

/** Adds to the faults named before. */
function toFault(text: string, faults: FaultRule[]): FaultRule[] {
  try {
    return [...faults, parseFault(text, OPERATIONS)]
  } catch (error) {
    throw error instanceof FaultSyntaxError ? new InvalidArgumentError(`${error.message}.`) : error
  }
}

function toSeed(text: string): number {
  const seed = Number(text)
  if (!Number.isInteger(seed) || seed < 0) throw new InvalidArgumentError('a seed is a whole number from 0.')
  return seed
}

function toCredentials(text: string): { accessKeyId: string; secretAccessKey: string } {
  const [, accessKeyId, secretAccessKey] = /^([^:/]+):(.+)$/.exec(text) ?? []
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    throw new InvalidArgumentError('credentials are given as <access key id>:<secret access key>.')
  }
  return { accessKeyId, secretAccessKey }
}
