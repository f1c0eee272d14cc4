// Runs a row through the real SDK clients and says where the answer differs from what is expected.
import * as control from '@aws-sdk/client-personalize'
import * as events from '@aws-sdk/client-personalize-events'
import * as runtime from '@aws-sdk/client-personalize-runtime'
import { setTimeout as wait } from 'node:timers/promises'
import type { Row } from './row.ts'

/** What `<name>` stands for. */
export type Names = Readonly<Record<string, string>>

interface Client {
  send: (command: never) => Promise<unknown>
}

export interface Clients {
  control: Client
  events: Client
  runtime: Client
}

export interface Outcome {
  status: number
  error?: string
  answer?: unknown
}

/** Every operation of the three clients, by the commands they export. */
export function sdkOperations(): { operation: string; client: keyof Clients }[] {
  return Object.entries({ control, events, runtime }).flatMap(([client, module]) =>
    Object.keys(module)
      .filter((name) => /^[A-Z]\w+Command$/.test(name))
      .map((name) => ({ operation: name.slice(0, -'Command'.length), client: client as keyof Clients })),
  )
}

const CLIENT_OF: ReadonlyMap<string, keyof Clients> = new Map(
  sdkOperations().map(({ operation, client }) => [operation, client]),
)
const COMMANDS: Readonly<Record<string, unknown>> = { ...control, ...events, ...runtime }

export async function call(clients: Clients, operation: string, request: object): Promise<Outcome> {
  const Command = COMMANDS[`${operation}Command`] as new (input: object) => never
  const client = CLIENT_OF.get(operation)
  if (!client) throw new Error(`${operation} is no operation of the SDK`)
  try {
    return { status: 200, answer: await clients[client].send(new Command(request)) }
  } catch (error) {
    const { name, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } }
    return { status: $metadata?.httpStatusCode ?? 0, error: name }
  }
}

/** Undefined when the answer is what the row says. A resource that it made is deleted again. */
export async function runRow(row: Row, clients: Clients, names: Names): Promise<string | undefined> {
  const outcome = await call(clients, row.operation, toRequest(row, names))
  if (outcome.status === 200 && row.operation.startsWith('Create'))
    await undo(row.operation, outcome.answer, clients)
  return difference(row, outcome)
}

/** Errors  an Error that names what the account lacks. */
export function toRequest({ request }: Row, names: Names): Record<string, unknown> {
  return fill(request, names) as Record<string, unknown>
}

function fill(value: unknown, names: Names): unknown {
  if (typeof value === 'string') {
    return value.replaceAll(/<(\w+)>/g, (_, name: string) => {
      const found = names[name]
      if (found === undefined) throw new Error(`<${name}> is not known`)
      return found
    })
  }
  if (Array.isArray(value)) return value.map((entry: unknown) => fill(entry, names))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([member, entry]) => [member, fill(entry, names)]))
}

function difference({ expect }: Row, { status, error, answer }: Outcome): string | undefined {
  const wanted = 'error' in expect ? `${expect.status} ${expect.error}` : '200'
  const got = error === undefined ? String(status) : `${status} ${error}`
  if (got !== wanted) return `wanted ${wanted}, got ${got}`
  if ('error' in expect) return undefined
  for (const [path, type] of Object.entries(expect.has ?? {})) {
    const value = at(answer, path)
    const isRight =
      typeof type === 'number'
        ? Array.isArray(value) && value.length === type
        : type === 'list'
          ? Array.isArray(value)
          : typeof value === type
    if (!isRight) return `${path} is not ${type}`
  }
  const extra = expect.lacks?.find((path) => at(answer, path) !== undefined)
  return extra === undefined ? undefined : `${extra} is there`
}

function at(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((inner, name) => (inner as Record<string, unknown> | undefined)?.[name], value)
}

async function undo(operation: string, answer: unknown, clients: Clients): Promise<void> {
  const [member, arn] =
    Object.entries(answer as Record<string, unknown>).find(([name]) => name.endsWith('Arn')) ?? []
  if (member === undefined) return
  const kind = operation.replace('Create', '')
  for (const verb of ['Delete', 'Describe']) {
    // Until it is there to be deleted, then until it is gone.
    for (let tries = 0; tries < 200; tries++) {
      const { error } = await call(clients, `${verb}${kind}`, { [member]: arn })
      if (verb === 'Delete' ? error === undefined : error === 'ResourceNotFoundException') break
      await wait(5)
    }
  }
}
