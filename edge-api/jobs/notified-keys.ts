// The keys that a notification of a bucket names.

/**
 * None in the message by which a bucket tries its queue. Throws when it is no notification, or names a key elsewhere.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html: keys are URL-encoded, a space is a plus.
 */
export function parseNotifiedKeys(body: string, prefix: string): string[] {
  const { Records, Event } = JSON.parse(body) as {
    Event?: string
    Records?: { s3?: { object?: { key?: string } } }[]
  }
  if (Event === 's3:TestEvent') return []
  if (!Array.isArray(Records)) throw new Error('The message is no notification of a bucket')
  return Records.map(({ s3 }) => {
    const key = decodeURIComponent((s3?.object?.key ?? '').replaceAll('+', ' '))
    if (!key.startsWith(prefix)) throw new Error(`The message names no object below ${prefix}`)
    return key
  })
}
