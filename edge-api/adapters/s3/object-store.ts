// The object store in Amazon S3, or in what speaks its wire.

import { setTimeout as wait } from 'node:timers/promises'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3'
import type { S3Client } from '@aws-sdk/client-s3'
import { ObjectStoreUnavailable, PreconditionFailed } from '../../ports/object-store.ts'
import type { ObjectStore, PutCondition, StoredObjectInfo } from '../../ports/object-store.ts'

export interface S3ObjectStoreOptions {
  /** Handed in with its own maxAttempts. */
  client: S3Client
  bucket: string
  /** For one call, retries of the client included. */
  timeoutMs?: number
}

/** How often an object is put that meets another put of the same key. */
const MAX_TRIES = 4

/** Throws RangeError without a bucket. */
export function s3ObjectStore({ client, bucket, timeoutMs = 3000 }: S3ObjectStoreOptions): ObjectStore {
  if (bucket === '') throw new RangeError('bucket must be the name of a bucket')
  const within = () => ({ abortSignal: AbortSignal.timeout(timeoutMs) })

  async function* list(
    prefix: string,
    { startAfter }: { startAfter?: string } = {},
  ): AsyncGenerator<StoredObjectInfo> {
    let ContinuationToken: string | undefined
    do {
      const command = new ListObjectsV2Command({
        Bucket: bucket,
        Prefix: prefix,
        ...(startAfter === undefined ? {} : { StartAfter: startAfter }),
        ...(ContinuationToken === undefined ? {} : { ContinuationToken }),
      })
      const page = await client.send(command, within()).catch((error: unknown) => {
        throw toUnavailable(prefix, error)
      })
      for (const { Key, Size, ETag } of page.Contents ?? []) {
        if (Key !== undefined) yield { key: Key, sizeBytes: Size ?? 0, etag: ETag ?? '' }
      }
      ContinuationToken = page.NextContinuationToken
    } while (ContinuationToken !== undefined)
  }

  return {
    async get(key, held) {
      const unless = held === undefined ? {} : { IfNoneMatch: held.etag }
      try {
        const command = new GetObjectCommand({ Bucket: bucket, Key: key, ...unless })
        const { Body, ETag } = await client.send(command, within())
        if (Body === undefined || ETag === undefined) throw new Error('The answer has no body or no ETag')
        return { body: await Body.transformToByteArray(), etag: ETag }
      } catch (error) {
        if (held !== undefined && toStatus(error) === 304) return held
        return undefinedWhenMissing(error, key)
      }
    },
    async head(key) {
      try {
        const { ContentLength, ETag } = await client.send(
          new HeadObjectCommand({ Bucket: bucket, Key: key }),
          within(),
        )
        return { key, sizeBytes: ContentLength ?? 0, etag: ETag ?? '' }
      } catch (error) {
        return undefinedWhenMissing(error, key)
      }
    },
    async put(key, body, condition) {
      const conditions =
        condition === undefined
          ? {}
          : 'ifNoneMatch' in condition
            ? { IfNoneMatch: condition.ifNoneMatch }
            : { IfMatch: condition.ifMatch }
      for (let tried = 1; ; tried += 1) {
        try {
          const { ETag } = await client.send(
            new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ...conditions }),
            within(),
          )
          return { etag: ETag ?? '' }
        } catch (error) {
          const status = toStatus(error)
          // Two puts met, and nobody knows yet whether the key will exist: only 412 says that it does.
          if (status === 409 && condition !== undefined && 'ifNoneMatch' in condition && tried < MAX_TRIES) {
            await wait(Math.random() * 20 * 2 ** tried)
            continue
          }
          throw isLost(error, condition)
            ? new PreconditionFailed(key, { cause: error })
            : toUnavailable(key, error)
        }
      }
    },
    list,
    async *listKeys(prefix, options) {
      for await (const { key } of list(prefix, options)) yield key
    },
    async getRange(key, offset, length) {
      if (length === 0) return new Uint8Array()
      try {
        const Range = `bytes=${offset}-${offset + length - 1}`
        const { Body } = await client.send(
          new GetObjectCommand({ Bucket: bucket, Key: key, Range }),
          within(),
        )
        if (Body === undefined) throw new Error('The answer has no body')
        return await Body.transformToByteArray()
      } catch (error) {
        // A range that begins at the end of the object or behind it has no bytes.
        if (toStatus(error) === 416) return new Uint8Array()
        return undefinedWhenMissing(error, key)
      }
    },
    async delete(key) {
      try {
        await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }), within())
      } catch (error) {
        throw toUnavailable(key, error)
      }
    },
  }
}

function undefinedWhenMissing(error: unknown, key: string): undefined {
  if (toStatus(error) === 404 && toName(error) !== 'NoSuchBucket') return undefined
  throw toUnavailable(key, error)
}

/** Whether somebody else came first. What is to be replaced may also be gone, or be replaced right now: it is read again. */
function isLost(error: unknown, condition: PutCondition | undefined): boolean {
  if (condition === undefined) return false
  // Some servers say so in the code alone.
  if (toStatus(error) === 412 || toName(error) === 'PreconditionFailed') return true
  return 'ifMatch' in condition && [404, 409].includes(toStatus(error))
}

function toUnavailable(key: string, cause: unknown): ObjectStoreUnavailable {
  return new ObjectStoreUnavailable(`S3 did not do what was asked for ${key}; the outcome is unknown`, {
    cause,
  })
}

function toStatus(error: unknown): number {
  return (error as { $metadata?: { httpStatusCode?: number } } | null)?.$metadata?.httpStatusCode ?? 0
}

function toName(error: unknown): string {
  return error instanceof Error ? error.name : ''
}
