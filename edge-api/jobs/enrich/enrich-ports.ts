// What the steps of the enrich job share.

import type { Catalog } from '../../ports/catalog.ts'
import type { ObjectStore } from '../../ports/object-store.ts'
import type { Clock } from '../../ports/ports.ts'
import type { TitleSource } from '../../ports/title-source.ts'

export interface EnrichPorts {
  objectStore: ObjectStore
  catalog: Catalog
  titleSource: TitleSource
  clock: Clock
}

export interface EnrichOptions {
  /** Languages to ask for, `en` or `de-AT`; the first is what everybody else gets. */
  locales: readonly string[]
  /** Ids of the title source: these alone, as far as they are in the catalog and due. */
  only?: ReadonlySet<string>
}
