export interface GenreSelection {
  genre: string
  watched: number
}

/** Fires when a bar is activated. Cancelable: a page that filters by itself prevents it. */
export class GenreSelectEvent extends Event {
  static readonly type = 'is-genre-select'
  readonly detail: GenreSelection

  constructor(detail: GenreSelection) {
    super(GenreSelectEvent.type, { bubbles: true, composed: true, cancelable: true })
    this.detail = detail
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'is-genre-select': GenreSelectEvent
  }
}
