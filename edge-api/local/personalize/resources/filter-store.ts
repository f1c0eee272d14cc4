// The filters of the account: parsed once, kept in one small file that is replaced as a whole.
import { readFile } from 'node:fs/promises'
import { parseFilter } from '../filters/parse.ts'
import { FilterSyntaxError } from '../filters/syntax.ts'
import type { Filter } from '../filters/syntax.ts'
import { replaceFile } from '../model/replace-file.ts'
import { ServiceError, invalidInput, notFound } from '../wire/errors.ts'

export interface FilterResource {
  name: string
  filterArn: string
  filterExpression: string
  createdAtSeconds: number
  filter: Filter
}

type SavedFilter = Omit<FilterResource, 'filter'>

export interface FilterStoreOptions {
  path: string
  arnOf: (name: string) => string
  /** Name to expression of the filters that are always there. */
  seeds: Readonly<Record<string, string>>
  nowSeconds: () => number
}

/** Most filters a dataset group may hold beside the seeded ones: https://docs.aws.amazon.com/personalize/latest/dg/limits.html */
const MAX_FILTERS = 10

export class FilterStore {
  readonly #options: FilterStoreOptions
  readonly #filters = new Map<string, FilterResource>()
  #saving: Promise<void> = Promise.resolve()

  private constructor(options: FilterStoreOptions) {
    this.#options = options
  }

  static async open(options: FilterStoreOptions): Promise<FilterStore> {
    const store = new FilterStore(options)
    for (const saved of await readSaved(options.path)) {
      store.#filters.set(saved.filterArn, { ...saved, filter: parseFilter(saved.filterExpression) })
    }
    for (const [name, filterExpression] of Object.entries(options.seeds)) store.#add(name, filterExpression)
    return store
  }

  list(): FilterResource[] {
    return [...this.#filters.values()]
  }

  /** Errors  ResourceNotFoundException. */
  get(filterArn: string): FilterResource {
    const found = this.#filters.get(filterArn)
    if (!found) throw notFound(`Could not find the filter with ARN ${filterArn}`)
    return found
  }

  /** Errors  InvalidInputException with the position of a fault; ResourceAlreadyExistsException; LimitExceededException. */
  async create(name: string, filterExpression: string): Promise<FilterResource> {
    const filterArn = this.#options.arnOf(name)
    if (this.#filters.has(filterArn)) {
      throw new ServiceError(
        'ResourceAlreadyExistsException',
        `A filter with ARN ${filterArn} already exists`,
      )
    }
    const seeded = Object.keys(this.#options.seeds).length
    if (this.#filters.size >= MAX_FILTERS + seeded) {
      throw new ServiceError('LimitExceededException', `A dataset group holds at most ${MAX_FILTERS} filters`)
    }
    const created = this.#add(name, filterExpression)
    await this.#save()
    return created
  }

  async delete(filterArn: string): Promise<void> {
    this.get(filterArn)
    this.#filters.delete(filterArn)
    await this.#save()
  }

  #add(name: string, filterExpression: string): FilterResource {
    const { arnOf, nowSeconds } = this.#options
    const filterArn = arnOf(name)
    const known = this.#filters.get(filterArn)
    if (known) return known
    const added = {
      name,
      filterArn,
      filterExpression,
      createdAtSeconds: nowSeconds(),
      filter: parseOrRefuse(filterExpression),
    }
    this.#filters.set(filterArn, added)
    return added
  }

  /** One after the other: the last one written is the newest. */
  #save(): Promise<void> {
    const write = (): Promise<void> => {
      const saved = this.list().map(toSaved)
      return replaceFile(this.#options.path, JSON.stringify(saved, null, 2))
    }
    this.#saving = this.#saving.then(write, write)
    return this.#saving
  }
}

function toSaved({ name, filterArn, filterExpression, createdAtSeconds }: FilterResource): SavedFilter {
  return { name, filterArn, filterExpression, createdAtSeconds }
}

function parseOrRefuse(filterExpression: string): Filter {
  try {
    return parseFilter(filterExpression)
  } catch (error) {
    throw error instanceof FilterSyntaxError
      ? invalidInput(`Invalid filter expression: ${error.message}`)
      : error
  }
}

async function readSaved(path: string): Promise<SavedFilter[]> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as SavedFilter[]
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw new Error(`${path} cannot be read; delete it to start with the seeded filters`, { cause: error })
  }
}
