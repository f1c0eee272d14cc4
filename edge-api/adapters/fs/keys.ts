// From a key to a path that cannot leave the folder.

import { join } from 'node:path'

const MAX_SEGMENT_BYTES = 255

/** Throws RangeError for a key that is no path: an error of ours, never of a caller's data. */
export function toFilePath(root: string, key: string): string {
  const isSafe = key.split('/').every(isSafeSegment)
  if (!isSafe) throw new RangeError(`"${key}" is not a key: use names separated by "/", without leading dots`)
  return join(root, key)
}

/** No empty names, no hidden ones (which also rules out `.` and `..`), nothing that a file system reads differently. */
function isSafeSegment(segment: string): boolean {
  return (
    segment !== '' &&
    !segment.startsWith('.') &&
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    !/[\\:\u0000-\u001f]/.test(segment) &&
    Buffer.byteLength(segment) <= MAX_SEGMENT_BYTES
  )
}
