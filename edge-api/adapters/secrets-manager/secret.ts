// One secret of AWS Secrets Manager, read when a process starts and never written anywhere.

import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager'
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'

export interface Secret {
  current: string
  /** What was current before the last rotation: still accepted, so that nobody notices a rotation. */
  previous?: string
}

/** Throws when there is no current text. */
export async function readSecret(client: SecretsManagerClient, secretId: string): Promise<Secret> {
  const [current, previous] = await Promise.all([
    readVersion(client, secretId, 'AWSCURRENT'),
    readVersion(client, secretId, 'AWSPREVIOUS').catch((error: unknown) => {
      // A secret that was never rotated has none.
      if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined
      throw error
    }),
  ])
  if (current === undefined)
    throw new Error(`The secret ${secretId} has no text; put one with \`npm run secret\``)
  return previous === undefined ? { current } : { current, previous }
}

async function readVersion(
  client: SecretsManagerClient,
  secretId: string,
  stage: 'AWSCURRENT' | 'AWSPREVIOUS',
): Promise<string | undefined> {
  const { SecretString } = await client.send(
    new GetSecretValueCommand({ SecretId: secretId, VersionStage: stage }),
  )
  return SecretString
}
