import { DetailEvent } from './detail-event.ts'

export interface GenreSelection {
  genre: string
  watched: number
}

/** Fires when a bar is activated. Cancelable: a page that filters by itself prevents it. */
export class GenreSelectEvent extends DetailEvent<GenreSelection> {
  static override readonly type = 'is-genre-select'
  static override readonly cancelable = true
}

declare global {
  interface GlobalEventHandlersEventMap {
    'is-genre-select': GenreSelectEvent
  }
}
