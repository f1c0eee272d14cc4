// What was created by the control plane: one small file, replaced as a whole, so that a kill leaves the old or the new.
import { readFile } from 'node:fs/promises'
import { replaceFile } from '../model/replace-file.ts'
import { RESOURCE_TYPES, arnOf } from './types.ts'
import type { ResourceType, Resources } from './types.ts'

/** Raise it when the meaning of the file changes; a file of another version is refused, never guessed at. */
const FORMAT = 1

export interface Tag {
  tagKey: string
  tagValue: string
}

/** What belongs to a resource beside its members. */
export interface Facts {
  tags?: Tag[]
  /** Of a dataset: the file with its imported rows, below the data folder. */
  file?: string
  /** Of a solution version or recommender: its model. */
  modelKey?: string
}

interface Saved {
  format: number
  resources: { [T in ResourceType]?: Resources[T][] }
  facts: Record<string, Facts>
}

export class ResourceStore {
  readonly #path: string
  readonly #resources = new Map<ResourceType, Map<string, Resources[ResourceType]>>()
  readonly #facts = new Map<string, Facts>()
  #saving: Promise<void> = Promise.resolve()
  #isSaveWaiting = false

  private constructor(path: string) {
    this.#path = path
  }

  /** Errors  an Error that names the file when it cannot be read. */
  static async open(path: string): Promise<ResourceStore> {
    const store = new ResourceStore(path)
    const saved = await readSaved(path)
    for (const type of RESOURCE_TYPES) store.#restore(type, saved.resources[type] ?? [])
    for (const [arn, facts] of Object.entries(saved.facts)) store.#facts.set(arn, facts)
    return store
  }

  /** In the order of creation. */
  all<T extends ResourceType>(type: T): Resources[T][] {
    return [...this.#ofType(type).values()]
  }

  get<T extends ResourceType>(type: T, arn: string): Resources[T] | undefined {
    return this.#ofType(type).get(arn)
  }

  /** Adds or replaces. Seen at once; resolves when it is on disk. */
  put<T extends ResourceType>(type: T, resource: Resources[T]): Promise<void> {
    this.#ofType(type).set(arnOf(type, resource), resource)
    return this.#save()
  }

  /** Changes some members; does nothing when the resource is gone. */
  async change<T extends ResourceType>(type: T, arn: string, members: Partial<Resources[T]>): Promise<void> {
    const found = this.get(type, arn)
    if (found) await this.put(type, { ...found, ...members })
  }

  async remove(type: ResourceType, arn: string): Promise<void> {
    this.#ofType(type).delete(arn)
    this.#facts.delete(arn)
    await this.#save()
  }

  facts(arn: string): Facts {
    return this.#facts.get(arn) ?? {}
  }

  setFacts(arn: string, facts: Facts): Promise<void> {
    this.#facts.set(arn, { ...this.facts(arn), ...facts })
    return this.#save()
  }

  /** What is used of the facts' files and models: all else can be removed. */
  *allFacts(): Generator<Facts> {
    yield* this.#facts.values()
  }

  /** Resolves when everything is on disk. */
  async close(): Promise<void> {
    await this.#saving
  }

  #ofType<T extends ResourceType>(type: T): Map<string, Resources[T]> {
    let found = this.#resources.get(type)
    if (!found) this.#resources.set(type, (found = new Map<string, Resources[ResourceType]>()))
    return found as Map<string, Resources[T]>
  }

  #restore<T extends ResourceType>(type: T, resources: readonly Resources[T][]): void {
    for (const resource of resources) this.#ofType(type).set(arnOf(type, resource), resource)
  }

  /** One after the other; changes that come while one is written share the next. */
  #save(): Promise<void> {
    if (this.#isSaveWaiting) return this.#saving
    this.#isSaveWaiting = true
    const write = (): Promise<void> => {
      this.#isSaveWaiting = false
      return replaceFile(this.#path, JSON.stringify(this.#toSaved(), null, 1))
    }
    this.#saving = this.#saving.then(write, write)
    return this.#saving
  }

  #toSaved(): Saved {
    const resources = Object.fromEntries(RESOURCE_TYPES.map((type) => [type, this.all(type)]))
    return { format: FORMAT, resources, facts: Object.fromEntries(this.#facts) }
  }
}

async function readSaved(path: string): Promise<Saved> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      return { format: FORMAT, resources: {}, facts: {} }
    throw error
  }
  try {
    const saved = JSON.parse(text) as Saved
    if (saved.format === FORMAT) return saved
  } catch {
    // said below
  }
  throw new Error(`${path} is damaged or of another version; delete it, or start with --reset`)
}
