// The secrets of a laptop: made once, kept beside the data and readable by this account only. On AWS they come from SSM.

import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

export interface Secrets {
  /** Signs anonymous and ingest tokens. */
  tokens: string
  /** Signs cursors. */
  cursors: string
}

/** Errors: an Error that names the file when it is damaged; deleting it signs every anonymous visitor out. */
export async function readSecrets(path: string): Promise<Secrets> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  return text === undefined ? makeSecrets(path) : parseSecrets(text, path)
}

async function makeSecrets(path: string): Promise<Secrets> {
  const secret = (): string => randomBytes(32).toString('base64url')
  const secrets = { tokens: secret(), cursors: secret() }
  await mkdir(dirname(path), { recursive: true })
  await writeFile(`${path}.new`, JSON.stringify(secrets), { mode: 0o600 })
  await rename(`${path}.new`, path)
  return secrets
}

function parseSecrets(text: string, path: string): Secrets {
  const damaged = new Error(`${path} is damaged; delete it, and new secrets are made at the next start`)
  try {
    const { tokens, cursors } = JSON.parse(text) as Partial<Secrets>
    if (typeof tokens === 'string' && typeof cursors === 'string') return { tokens, cursors }
  } catch (cause) {
    throw new Error(damaged.message, { cause })
  }
  throw damaged
}
