// The server as a command: `intellistream personalize --data <folder>`.
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { TrainingFiles } from './model/read-training-csv.ts'
import { startPersonalize } from './start-personalize.ts'
import type { PersonalizeServer, StartPersonalizeOptions } from './start-personalize.ts'

export interface ServePersonalizeOptions extends StartPersonalizeOptions {
  /** Default: training/interactions.csv and training/items.csv in the data folder, if they are there. */
  training?: TrainingFiles
  /** One line for people; default: standard output. */
  print?: (line: string) => void
}

/**
 * Starts the server and prints what to set in the environment of the program that is to use it. Without any training
 * files the account is empty: everything in it is created through the control plane.
 * Errors  an Error that says which file to put where, when one of two is there, or both were and are gone.
 */
export async function servePersonalize({
  dataFolder,
  training,
  print = (line) => process.stdout.write(`${line}\n`),
  ...options
}: ServePersonalizeOptions): Promise<PersonalizeServer> {
  const files = training ?? (await findTraining(dataFolder, options.reset === true))
  const server = await startPersonalize({ dataFolder, training: files, onLog: print, ...options })
  for (const line of describeServer(server, options, files !== undefined)) print(line)
  return server
}

/** Undefined in a folder that never had training files. */
async function findTraining(dataFolder: string, isReset: boolean): Promise<TrainingFiles | undefined> {
  const [interactionsCsv, itemsCsv] = ['interactions.csv', 'items.csv'].map((name) =>
    join(dataFolder, 'training', name),
  ) as [string, string]
  const missing = [interactionsCsv, itemsCsv].filter((path) => !existsSync(path))
  const [first] = missing
  if (first === undefined) return { interactionsCsv, itemsCsv }
  const hadModel = !isReset && (await readdir(join(dataFolder, 'models')).catch(() => [])).length > 0
  if (missing.length === 2 && !hadModel) return undefined
  const columns = 'USER_ID,ITEM_ID,EVENT_TYPE,TIMESTAMP and ITEM_ID,GENRES,CREATION_TIMESTAMP'
  throw new Error(`${first} is missing: put interactions.csv and items.csv there (columns ${columns})`)
}

/** What to paste into a shell, then the ARNs to use. */
function describeServer(
  { url, region, model, ...names }: PersonalizeServer,
  { credentials, faults = [] }: Pick<ServePersonalizeOptions, 'credentials' | 'faults'>,
  isSeeded: boolean,
): string[] {
  const { items, users, interactions } = model
  const arns = [names.recommenderArns, names.campaignArns, names.filterArns, names.datasetArns]
  return [
    isSeeded
      ? `# Personalize at ${url}: ${items} items, ${users} users, ${interactions} interactions`
      : `# Personalize at ${url}: no training files, so there is only what is created through it`,
    `export AWS_ENDPOINT_URL_PERSONALIZE=${url}`,
    `export AWS_ENDPOINT_URL_PERSONALIZE_RUNTIME=${url}`,
    `export AWS_ENDPOINT_URL_PERSONALIZE_EVENTS=${url}`,
    `export AWS_REGION=${region}`,
    credentials
      ? `# every signature is verified: AWS_ACCESS_KEY_ID=${credentials.accessKeyId} and its secret`
      : 'export AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local',
    ...faults.map(({ operation }) => `# made to fail: ${operation === '*' ? 'every operation' : operation}`),
    ...(isSeeded ? [`# trackingId ${names.trackingId}`] : []),
    ...(isSeeded ? arns.flatMap((some) => Object.values(some).map((arn) => `# ${arn}`)) : []),
  ]
}
