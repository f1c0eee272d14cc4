// The training data in columns: small in memory, quick to save and load, and a user's rows lie side by side.

/** Row numbers of a user are userPointers[u] .. userPointers[u + 1] - 1, the oldest first. */
export interface TrainingData {
  userIds: readonly string[]
  itemIds: readonly string[]
  eventTypes: readonly string[]
  userPointers: Uint32Array
  /** By row: index into itemIds, index into eventTypes, seconds since the Unix epoch. */
  items: Uint32Array
  types: Uint16Array
  timestamps: Float64Array
  itemColumns: readonly string[]
  /** One an item, its fields in the order of itemColumns. */
  itemRows: readonly (readonly string[])[]
}

export interface TrainingRow {
  userId: string
  itemId: string
  eventType: string
  timestampSeconds: number
  eventValue?: number | undefined
}

/** Gathers rows, then sorts them into columns. */
export class TrainingDataBuilder {
  readonly #users = new Index()
  readonly #items = new Index()
  readonly #types = new Index()
  readonly #rows: { user: number[]; item: number[]; type: number[]; timestamp: number[] } = {
    user: [],
    item: [],
    type: [],
    timestamp: [],
  }

  get rowCount(): number {
    return this.#rows.user.length
  }

  add({ userId, itemId, eventType, timestampSeconds }: TrainingRow): void {
    this.#rows.user.push(this.#users.of(userId))
    this.#rows.item.push(this.#items.of(itemId))
    this.#rows.type.push(this.#types.of(eventType))
    this.#rows.timestamp.push(timestampSeconds)
  }

  build(itemColumns: readonly string[], itemRows: readonly (readonly string[])[]): TrainingData {
    const { user, item, type, timestamp } = this.#rows
    const order = Uint32Array.from(user.keys()).sort(
      (a, b) => at(user, a) - at(user, b) || at(timestamp, a) - at(timestamp, b) || a - b,
    )
    const userPointers = new Uint32Array(this.#users.names.length + 1)
    for (const index of user) userPointers[index + 1] = (userPointers[index + 1] ?? 0) + 1
    for (let index = 1; index < userPointers.length; index++) {
      userPointers[index] = at(userPointers, index) + at(userPointers, index - 1)
    }
    return {
      userIds: this.#users.names,
      itemIds: this.#items.names,
      eventTypes: this.#types.names,
      userPointers,
      items: order.map((row) => at(item, row)),
      types: Uint16Array.from(order, (row) => at(type, row)),
      timestamps: Float64Array.from(order, (row) => at(timestamp, row)),
      itemColumns,
      itemRows,
    }
  }
}

/** The same without some users. */
export function withoutUsers(data: TrainingData, userIds: ReadonlySet<string>): TrainingData {
  const builder = new TrainingDataBuilder()
  for (const row of trainingRows(data)) if (!userIds.has(row.userId)) builder.add(row)
  return builder.build(data.itemColumns, data.itemRows)
}

/** Every row, user by user. */
export function* trainingRows(data: TrainingData): Generator<TrainingRow> {
  for (const [user, userId] of data.userIds.entries()) {
    for (const row of rowsOfUser(data, user)) yield { userId, ...row }
  }
}

/** The rows of one user, the oldest first. */
export function rowsOfUser(data: TrainingData, user: number): Omit<TrainingRow, 'userId'>[] {
  const rows: Omit<TrainingRow, 'userId'>[] = []
  const end = at(data.userPointers, user + 1)
  for (let row = at(data.userPointers, user); row < end; row++) {
    rows.push({
      itemId: data.itemIds[at(data.items, row)] ?? '',
      eventType: data.eventTypes[at(data.types, row)] ?? '',
      timestampSeconds: at(data.timestamps, row),
    })
  }
  return rows
}

/** Numbers names in the order in which they first appear. */
class Index {
  readonly names: string[] = []
  readonly #numbers = new Map<string, number>()

  of(name: string): number {
    const known = this.#numbers.get(name)
    if (known !== undefined) return known
    this.#numbers.set(name, this.names.length)
    return this.names.push(name) - 1
  }
}

function at(values: ArrayLike<number>, index: number): number {
  return values[index] ?? 0
}
