// What a function may do with the objects of the store, by the first part of their keys (design, section 7).

import { explain } from './explain.ts'
import type { NodeFunction } from './node-function.ts'

export interface DataAccess {
  /** Prefixes such as `catalog/`. */
  read: readonly string[]
  write?: readonly string[]
  delete?: readonly string[]
}

/** Reading needs the right to list too: without it S3 answers 403 for what does not exist, and absence would look like an outage. */
export function allowData(node: NodeFunction, bucketArn: string, access: DataAccess): void {
  const grant = (action: string, prefixes: readonly string[] = []) => {
    if (prefixes.length > 0)
      node.allow(
        [action],
        prefixes.map((prefix) => `${bucketArn}/${prefix}*`),
      )
  }
  node.allow(['s3:ListBucket'], [bucketArn])
  grant('s3:GetObject', access.read)
  grant('s3:PutObject', access.write)
  grant('s3:DeleteObject', access.delete)
  const prefixes = new Set([...access.read, ...(access.write ?? []), ...(access.delete ?? [])])
  for (const prefix of prefixes) {
    explain(node, {
      [`IAM5[Resource::${bucketArn}/${prefix}*]`]: `The keys below ${prefix} name users, runs or titles and cannot be listed beforehand; no other prefix is allowed.`,
    })
  }
}
