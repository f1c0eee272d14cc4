// What an operator does by hand, as calls of the AWS command line. A table, so that the runbook and a test can hold on to it.

import { randomBytes, randomUUID } from 'node:crypto'
import type { Names } from './names.ts'
import type { Settings } from './settings.ts'

export interface Command {
  /** After `aws`. */
  args: string[]
  /** What it reads: a secret is never an argument, which others can see. */
  input?: string
}

export interface Operation {
  summary: string
  /** Options that must be given. */
  options: readonly string[]
  toCommands(names: Names, settings: Settings, options: Readonly<Record<string, string>>): Command[]
}

/** The answer of a function goes to standard error, where it is shown. */
const call = (names: Names, payload: object, functionName = names.functions.job): Command => ({
  args: [
    'lambda',
    'invoke',
    '--function-name',
    `${functionName}:live`,
    '--cli-read-timeout',
    '900',
    '--cli-binary-format',
    'raw-in-base64-out',
    '--payload',
    JSON.stringify(payload),
    '/dev/stderr',
  ],
})
/** From dead letters to the queue that they came from. */
const moveBack = (deadLetters: string, { region, account }: Settings): Command => ({
  args: ['sqs', 'start-message-move-task', '--source-arn', `arn:aws:sqs:${region}:${account}:${deadLetters}`],
})
const toSecretName = ({ secrets }: Names, which = ''): string => {
  const name = { token: secrets.token, origin: secrets.origin, tmdb: secrets.tmdbToken }[which]
  if (name === undefined) throw new RangeError(`--secret is token, origin or tmdb, not "${which}"`)
  return name
}

export const OPERATIONS = {
  loop: {
    summary: 'Run the batch loop now',
    options: [],
    toCommands: (names, { region, account }) => [
      {
        args: [
          'stepfunctions',
          'start-execution',
          '--state-machine-arn',
          `arn:aws:states:${region}:${account}:stateMachine:${names.loop}`,
          '--input',
          '{}',
        ],
      },
    ],
  },
  replay: {
    summary: 'Hand the dead letters to the forwarder again',
    options: [],
    toCommands: (names, settings) => [moveBack(names.archiveDeadLetters, settings)],
  },
  'replay-titles': {
    summary: 'Hand titles that could not be asked for to whom asks TMDB again',
    options: [],
    toCommands: (names, settings) => [moveBack(names.titleDeadLetters, settings)],
  },
  'rebuild-profiles': {
    summary: 'Make every profile again from the archive',
    options: [],
    toCommands: (names) => [call(names, { action: 'rebuild-profiles' })],
  },
  tend: {
    summary: 'Stop what answers live when nobody comes, start it when somebody does; says how it is',
    options: [],
    toCommands: (names) => [call(names, { action: 'tend' })],
  },
  enrich: {
    summary: 'Ask TMDB for titles now',
    options: [],
    toCommands: (names) => [call(names, { action: 'enrich' }, names.functions.titles)],
  },
  rollback: {
    summary: 'Let the model and the slates before serve again',
    options: [],
    toCommands: (names) => [call(names, { action: 'rollback' })],
  },
  erase: {
    summary: 'Erase a user: hide everything at once, then remove it',
    options: ['user'],
    toCommands: (names, _, { user = '' }) => {
      if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(user))
        throw new RangeError('--user is a UUID, the sub of the account')
      const now = Date.now()
      // Old versions are gone after 30 days, as the bucket's lifecycle says.
      const erasedBy = new Date(now + 31 * 86_400_000).toISOString()
      const body = JSON.stringify({
        version: 1,
        subjectId: user,
        requestId: randomUUID(),
        erasedAt: new Date(now).toISOString(),
        erasedBy,
      })
      return [
        { args: ['s3', 'cp', '-', `s3://${names.dataBucket}/tombstones/${user}.json`], input: body },
        { args: ['s3', 'rm', `s3://${names.dataBucket}/users/${user}/profile.json`] },
        call(names, { action: 'erase' }),
      ]
    },
  },
  restore: {
    summary: 'Bring an older version of an object back',
    options: ['key', 'version'],
    toCommands: (names, _, { key = '', version = '' }) => [
      {
        args: [
          's3api',
          'copy-object',
          '--bucket',
          names.dataBucket,
          '--key',
          key,
          '--copy-source',
          `${names.dataBucket}/${encodeURIComponent(key)}?versionId=${version}`,
        ],
      },
    ],
  },
  versions: {
    summary: 'List the versions of the objects below a prefix',
    options: ['prefix'],
    toCommands: (names, _, { prefix = '' }) => [
      { args: ['s3api', 'list-object-versions', '--bucket', names.dataBucket, '--prefix', prefix] },
    ],
  },
  undelete: {
    summary: 'Take a deletion back: removes the marker that hides the object',
    options: ['key', 'version'],
    toCommands: (names, _, { key = '', version = '' }) => [
      {
        args: ['s3api', 'delete-object', '--bucket', names.dataBucket, '--key', key, '--version-id', version],
      },
    ],
  },
  secret: {
    summary: 'Put the text of a secret, read from standard input',
    options: ['secret'],
    toCommands: (names, _, { secret, text = '' }) => [
      {
        args: [
          'secretsmanager',
          'put-secret-value',
          '--secret-id',
          toSecretName(names, secret),
          '--secret-string',
          'file:///dev/stdin',
        ],
        input: text,
      },
    ],
  },
  'rotate-begin': {
    summary:
      'Make the next text of a secret; deploy with --restart afterwards, so that every process knows it',
    options: ['secret'],
    toCommands: (names, _, { secret }) => [
      {
        args: [
          'secretsmanager',
          'put-secret-value',
          '--secret-id',
          toSecretName(names, secret),
          '--version-stages',
          'AWSPENDING',
          '--secret-string',
          'file:///dev/stdin',
        ],
        input: randomBytes(36).toString('base64url'),
      },
    ],
  },
  'rotate-finish': {
    summary: 'Let the next text of a secret be the one that is used; deploy with --restart afterwards',
    options: ['secret', 'from', 'to'],
    toCommands: (names, _, { secret, from = '', to = '' }) => [
      {
        args: [
          'secretsmanager',
          'update-secret-version-stage',
          '--secret-id',
          toSecretName(names, secret),
          '--version-stage',
          'AWSCURRENT',
          '--remove-from-version-id',
          from,
          '--move-to-version-id',
          to,
        ],
      },
    ],
  },
  'secret-versions': {
    summary: 'List the versions of a secret, without their texts',
    options: ['secret'],
    toCommands: (names, _, { secret }) => [
      { args: ['secretsmanager', 'list-secret-version-ids', '--secret-id', toSecretName(names, secret)] },
    ],
  },
} as const satisfies Record<string, Operation>
