// The server as a command: `intellistream personalize --data <folder>`.
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { startPersonalize } from './start-personalize.ts'
import type { PersonalizeServer, StartPersonalizeOptions } from './start-personalize.ts'

export interface ServePersonalizeOptions extends Omit<StartPersonalizeOptions, 'training'> {
  /** Default: training/interactions.csv and training/items.csv in the data folder. */
  training?: StartPersonalizeOptions['training']
  /** One line for people; default: standard output. */
  print?: (line: string) => void
}

/**
 * Starts the server and prints what to set in the environment of the program that is to use it.
 * Errors  an Error that says which file to put where, when there is nothing to train on.
 */
export async function servePersonalize({
  dataFolder,
  training = {
    interactionsCsv: join(dataFolder, 'training', 'interactions.csv'),
    itemsCsv: join(dataFolder, 'training', 'items.csv'),
  },
  print = (line) => process.stdout.write(`${line}\n`),
  ...options
}: ServePersonalizeOptions): Promise<PersonalizeServer> {
  for (const path of [training.interactionsCsv, training.itemsCsv]) {
    if (path === undefined) continue
    await access(path).catch((cause: unknown) => {
      const columns = 'USER_ID,ITEM_ID,EVENT_TYPE,TIMESTAMP and ITEM_ID,GENRES,CREATION_TIMESTAMP'
      throw new Error(`${path} is missing: put interactions.csv and items.csv there (columns ${columns})`, {
        cause,
      })
    })
  }
  const server = await startPersonalize({ dataFolder, training, onLog: print, ...options })
  for (const line of describeServer(server, options)) print(line)
  return server
}

/** What to paste into a shell, then the ARNs to use. */
function describeServer(
  { url, region, model, ...names }: PersonalizeServer,
  { credentials, faults = [] }: Pick<ServePersonalizeOptions, 'credentials' | 'faults'>,
): string[] {
  const { items, users, interactions } = model
  return [
    `# Personalize at ${url}: ${items} items, ${users} users, ${interactions} interactions`,
    `export AWS_ENDPOINT_URL_PERSONALIZE=${url}`,
    `export AWS_ENDPOINT_URL_PERSONALIZE_RUNTIME=${url}`,
    `export AWS_ENDPOINT_URL_PERSONALIZE_EVENTS=${url}`,
    `export AWS_REGION=${region}`,
    credentials
      ? `# every signature is verified: AWS_ACCESS_KEY_ID=${credentials.accessKeyId} and its secret`
      : 'export AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local',
    ...faults.map(({ operation }) => `# made to fail: ${operation === '*' ? 'every operation' : operation}`),
    `# trackingId ${names.trackingId}`,
    ...[names.recommenderArns, names.campaignArns, names.filterArns, names.datasetArns].flatMap((arns) =>
      Object.values(arns).map((arn) => `# ${arn}`),
    ),
  ]
}
