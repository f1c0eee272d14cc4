// What a dataset group holds beside its resources: what came in live, and the rows that were imported.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { LiveData } from '../events/live-data.ts'
import { EMPTY_TABLE, readTable } from './table.ts'
import type { Table } from './table.ts'

export class Group {
  readonly live: LiveData
  readonly #tables = new Map<'items' | 'users', { path: string; table: Promise<Table> }>()

  private constructor(live: LiveData) {
    this.live = live
  }

  /** onSkipped: told how many lines of the event log could not be read, if any. */
  static async open(folder: string, onSkipped: (lines: number) => void): Promise<Group> {
    return new Group(await LiveData.open(join(folder, 'events.ndjson'), onSkipped))
  }

  /** The imported rows of a file; read once a file. Without a path there are none. */
  async table(kind: 'items' | 'users', path: string | undefined): Promise<Table> {
    if (path === undefined) return EMPTY_TABLE
    const known = this.#tables.get(kind)
    if (known?.path === path) return known.table
    const table = readTable(path, kind === 'items' ? 'ITEM_ID' : 'USER_ID')
    this.#tables.set(kind, { path, table })
    table.catch(() => this.#tables.delete(kind))
    return table
  }

  async close(): Promise<void> {
    await this.live.close()
  }
}

/** The open groups by their ARN. */
export class Groups {
  readonly #groups = new Map<string, Group>()
  readonly #folder: string
  readonly #onSkipped: (lines: number) => void

  /** folder: holds one folder a group that was created. */
  constructor(folder: string, onSkipped: (lines: number) => void) {
    this.#folder = folder
    this.#onSkipped = onSkipped
  }

  add(datasetGroupArn: string, group: Group): void {
    this.#groups.set(datasetGroupArn, group)
  }

  async open(datasetGroupArn: string): Promise<void> {
    this.add(datasetGroupArn, await Group.open(this.folderOf(datasetGroupArn), this.#onSkipped))
  }

  get(datasetGroupArn: string): Group {
    const group = this.#groups.get(datasetGroupArn)
    if (!group) throw new Error(`The dataset group ${datasetGroupArn} is not open`)
    return group
  }

  /** Closes it and removes what it held. */
  async remove(datasetGroupArn: string): Promise<void> {
    const group = this.#groups.get(datasetGroupArn)
    this.#groups.delete(datasetGroupArn)
    await group?.close()
    await rm(this.folderOf(datasetGroupArn), { recursive: true, force: true })
  }

  async close(): Promise<void> {
    await Promise.all([...this.#groups.values()].map((group) => group.close()))
  }

  /** The last part of the ARN is a name without slashes. */
  folderOf(datasetGroupArn: string): string {
    return join(this.#folder, datasetGroupArn.slice(datasetGroupArn.lastIndexOf('/') + 1))
  }
}
