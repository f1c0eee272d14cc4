// One secret of AWS Secrets Manager, read when a process starts and never written anywhere.

import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager'
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'

export interface Secret {
  current: string
  /**
   * The one before and the one to come, where there are some. They are accepted too, so that nobody notices a rotation:
   * every process knows the next secret before the first one uses it.
   */
  others: string[]
}

/** Throws when there is no current text. */
export async function readSecret(client: SecretsManagerClient, secretId: string): Promise<Secret> {
  const [current, ...others] = await Promise.all(
    (['AWSCURRENT', 'AWSPREVIOUS', 'AWSPENDING'] as const).map((stage) =>
      readVersion(client, secretId, stage),
    ),
  )
  if (current === undefined)
    throw new Error(`The secret ${secretId} has no text; put one with \`npm run operate -- secret\``)
  return { current, others: others.flatMap((text) => (text === undefined || text === current ? [] : [text])) }
}

async function readVersion(
  client: SecretsManagerClient,
  secretId: string,
  stage: 'AWSCURRENT' | 'AWSPREVIOUS' | 'AWSPENDING',
): Promise<string | undefined> {
  try {
    const command = new GetSecretValueCommand({ SecretId: secretId, VersionStage: stage })
    return (await client.send(command)).SecretString
  } catch (error) {
    // Only a secret that was rotated has more than one version.
    const isMissing = error instanceof Error && error.name === 'ResourceNotFoundException'
    if (isMissing && stage !== 'AWSCURRENT') return undefined
    throw error
  }
}
