// Who has an account: the seeds that startCognito was given, and those who signed up since.
import { createHash } from 'node:crypto'
import { isFields } from './fields.ts'
import type { JsonFile } from './json-file.ts'
import { keepPassword, toUuid, type KeptPassword } from './password.ts'

export interface Account {
  /** A uuid; also the pool's own name for the user, as in every pool that signs in by email. */
  sub: string
  /** What is typed to sign in: the email address, lower case. */
  username: string
  attributes: Record<string, string>
  groups: string[]
  confirmed: boolean
  password: KeptPassword
  /** Somebody else chose it: the next sign-in asks for another one. */
  passwordIsTemporary?: true
  /** Of an authenticator app; `pending` until a first code has proved it. */
  totp?: Totp
}

export interface Totp {
  secret: string
  pending: boolean
  enabled: boolean
  /** The step of the last code that was taken: none is taken twice. */
  lastStep: number
}

export interface SeedAccount {
  /** Default: derived from the username, so the same on every start and machine. */
  sub?: string
  /** The email address. */
  username: string
  password: string
  /** As of an account that an administrator made: the first sign-in asks for another password. */
  temporaryPassword?: boolean
  /** Of an authenticator app that is set up and on, in base 32. */
  totpSecret?: string
  groups?: string[]
  name?: string
}

export interface Accounts {
  /** By email (in any case) or by sub. */
  get(usernameOrSub: string): Account | undefined
  /** Adds or replaces an account; resolves once kept. */
  put(account: Account): Promise<void>
  remove(account: Account): Promise<void>
}

/** A seed that was changed here (a new password) keeps the change; its groups and name stay those of the seed. */
export async function openAccounts(
  file: JsonFile<Account[]>,
  seeds: readonly SeedAccount[],
  poolName: string,
): Promise<Accounts> {
  const changed = new Map((await file.read())?.map((account) => [account.username, account]))
  const accounts = new Map(changed)
  for (const seed of seeds) {
    const account = fromSeed(seed, poolName, changed.get(normalize(seed.username)))
    accounts.set(account.username, account)
  }
  const usernames = new Map([...accounts.values()].map(({ sub, username }) => [sub, username]))

  return {
    get: (name) => accounts.get(normalize(name)) ?? accounts.get(usernames.get(normalize(name)) ?? ''),
    put(account) {
      accounts.set(account.username, account)
      changed.set(account.username, account)
      usernames.set(account.sub, account.username)
      return file.write([...changed.values()])
    },
    remove(account) {
      accounts.delete(account.username)
      changed.delete(account.username)
      usernames.delete(account.sub)
      return file.write([...changed.values()])
    },
  }
}

/** Cognito compares user names without regard to case. */
export function normalize(username: string): string {
  return username.trim().toLowerCase()
}

function fromSeed(seed: SeedAccount, poolName: string, changed: Account | undefined): Account {
  const username = normalize(seed.username)
  if (username === '') throw new TypeError('A seed account needs a username')
  if (seed.sub !== undefined && !UUID.test(seed.sub)) {
    throw new TypeError(`The sub of ${username} must be a uuid, got ${seed.sub}`)
  }
  const seededTotp = seed.totpSecret !== undefined && {
    secret: seed.totpSecret,
    pending: false,
    enabled: true,
    lastStep: 0,
  }
  const totp = changed ? changed.totp : seededTotp
  const sub = changed?.sub ?? seed.sub?.toLowerCase() ?? seedSub(username)
  return {
    sub,
    username,
    attributes: {
      ...changed?.attributes,
      email: username,
      ...(seed.name !== undefined && { name: seed.name }),
    },
    groups: [...(seed.groups ?? [])],
    confirmed: true,
    password: changed?.password ?? keepPassword({ poolName, userId: sub }, seed.password),
    ...((changed ? changed.passwordIsTemporary : seed.temporaryPassword) && { passwordIsTemporary: true }),
    ...(totp && { totp }),
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The namespace below which seed accounts get their uuid: any constant would do, but it must never change. */
const SEED_NAMESPACE = Buffer.from('4b7a2f0c91d34e6c8a55d0e3f1627b98', 'hex')

/** A name-based uuid: RFC 9562 section 5.5. */
export function seedSub(username: string): string {
  const hash = createHash('sha1').update(SEED_NAMESPACE).update(normalize(username)).digest()
  return toUuid(hash.subarray(0, 16), 5)
}

export function parseAccounts(json: unknown): Account[] {
  if (!Array.isArray(json) || !json.every(isAccount)) throw new TypeError('not a list of accounts')
  return json
}

function isAccount(value: unknown): value is Account {
  if (!isFields(value) || !isFields(value['attributes']) || !isFields(value['password'])) return false
  const { sub, username, groups, confirmed, password } = value
  const texts = [sub, username, password['salt'], password['verifier'], ...Object.values(value['attributes'])]
  return (
    texts.every((one) => typeof one === 'string') && Array.isArray(groups) && typeof confirmed === 'boolean'
  )
}
