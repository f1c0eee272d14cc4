// Shapes of the control plane. Limits: the service model of Amazon Personalize.
import { Arn, Name } from '../operations/shapes.ts'
import type { Tag } from '../resources/resource-store.ts'
import { isObject, list, oneOf, optional, string, structure } from '../wire/shapes.ts'
import type { Reader } from '../wire/shapes.ts'

export { Arn, Name }

export const TagList = list(
  structure<Tag>({
    tagKey: string({ min: 1, max: 128, pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u }),
    tagValue: string({ max: 256, pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u }),
  }),
  { max: 200 },
)

/** Amazon's own example is arn:aws:iam::123456789012:role/PersonalizeRole. Nothing here is done with it. */
export const RoleArn = string({
  max: 256,
  pattern: /^arn:([a-z\d-]+):iam::\d{12}:role\/?[a-zA-Z_0-9+=,.@\-_/]+$/,
})

export const S3Path = string({ max: 256, pattern: /^(s3|http|https):\/\/.+$/ })
export const S3Data = structure({ path: S3Path, kmsKeyArn: optional(string({ max: 2048 })) })
export const DataSource = structure({ dataLocation: S3Path })

/** ECOMMERCE is refused by name: the local server has the use cases of VIDEO_ON_DEMAND only. */
export const DomainName = oneOf('VIDEO_ON_DEMAND')

export const EventType = string({ min: 1, max: 256 })

export const boolean: Reader<boolean> = (value, at) => oneOf('true', 'false')(String(value), at) === 'true'

/** A structure that is kept as it came: the local server does not look into all of it. */
export const settings: Reader<Record<string, unknown>> = (value, at) => {
  structure({})(value, at)
  return isObject(value) ? value : {}
}
