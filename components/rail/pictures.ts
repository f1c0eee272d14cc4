// Which picture a card may show: from an allowed host, and not one that has failed.

import type { Card } from '@intellistream/edge-api/contract'
import type { ImageSource } from './image-source.ts'
import { imageHosts, toImageSource } from './image-source.ts'

export class Pictures {
  #failed = new Set<string>()
  #hosts: ReadonlySet<string> = new Set()

  /** Sets where pictures may come from. */
  allow(api: string, named: string): void {
    this.#hosts = imageHosts(api, named)
  }

  of({ poster }: Card): ImageSource | undefined {
    const source = toImageSource(poster, this.#hosts)
    return source && !this.#failed.has(source.src) ? source : undefined
  }

  /** Remembers that a picture could not be loaded; false when the event is not about one. */
  fail(event: Event): boolean {
    if (!(event.target instanceof HTMLImageElement)) return false
    this.#failed.add(event.target.getAttribute('src') ?? '')
    return true
  }
}
