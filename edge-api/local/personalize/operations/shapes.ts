// Shapes that several operations share. Limits: the service model of Amazon Personalize.
import { integer, list, map, optional, string, structure } from '../wire/shapes.ts'
import type { Read } from '../wire/shapes.ts'

export const Arn = string({ max: 256, pattern: /^arn:([a-z\d-]+):personalize:.*:.*:.+$/ })
export const Name = string({ min: 1, max: 63, pattern: /^[a-zA-Z0-9][a-zA-Z0-9\-_]*$/ })
/** The runtime service sets no minimum. */
export const Id = string({ max: 256 })

export const FilterValues = map(string({ max: 1000 }), {
  max: 25,
  key: string({ max: 50, pattern: /^[A-Za-z0-9_]+$/ }),
})

export const Context = map(string({ max: 1000 }), {
  max: 150,
  key: string({ max: 150, pattern: /^[A-Za-z\d_]+$/ }),
})

export const MetadataColumns = map(list(string({ max: 150 }), { max: 99 }), {
  max: 1,
  key: string({ max: 256 }),
})

export const Promotion = structure({
  name: optional(Name),
  percentPromotedItems: optional(integer({ min: 1, max: 100 })),
  filterArn: optional(Arn),
  filterValues: optional(FilterValues),
})
export type Promotion = Read<typeof Promotion>
