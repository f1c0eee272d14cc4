// What a parsed filter is. Grammar: the developer guide's "Filter expression structure and elements".

/** Several expressions joined by `|`: everything included (all, when nothing is), less everything excluded. */
export interface Filter {
  expressions: readonly FilterExpression[]
}

export interface FilterExpression {
  action: 'INCLUDE' | 'EXCLUDE'
  target: FilterTarget
  /**
   * Alternatives, each a list of tests that must all hold. AWS does not say how AND and OR mix; here AND binds
   * tighter, as in most languages.
   */
  where: readonly (readonly Test[])[]
  /** Tests of the current user that must all hold; otherwise the expression counts as not written. */
  onlyIf: readonly Test[]
}

export const FILTER_TARGETS = ['ItemID', 'UserID', 'ActionID'] as const
export type FilterTarget = (typeof FILTER_TARGETS)[number]

export const FILTER_DATASETS = ['Interactions', 'Items', 'Users', 'Action_Interactions', 'Actions'] as const
export type FilterDataset = (typeof FILTER_DATASETS)[number]

export const COMPARISONS = ['=', '!=', '<', '<=', '>', '>='] as const
export type Comparison = (typeof COMPARISONS)[number]

/** One condition. In `where` the field is one of a dataset, in `onlyIf` one of the current user. */
export interface Test {
  dataset: FilterDataset | 'CurrentUser'
  field: string
  operator: 'IN' | 'NOT IN' | Comparison
  operand: Operand
}

export type FilterValue = string | number

export type Operand =
  | { type: 'values'; values: readonly FilterValue[] }
  /** A parameter whose value comes with each request. */
  | { type: 'placeholder'; name: string }
  /** A field of the item that the request is about. */
  | { type: 'currentItem'; field: string }

/** A filter that cannot be read. The message says where. */
export class FilterSyntaxError extends Error {
  override readonly name = 'FilterSyntaxError'
  readonly position: number

  /** position: 0-based index into the text. */
  constructor(message: string, position: number) {
    super(message)
    this.position = position
  }
}
