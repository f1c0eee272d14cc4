/** One point of a chart. */
export interface DataPoint {
  /** The day, slate kind, position or model; the first day where days were put together. */
  key: string
  /** Distinct titles shown. */
  shown: number
  /** Of those, watched in time. */
  hits: number
}

/** A point of a chart got the focus. */
export class DataPointFocusEvent extends Event {
  readonly detail: DataPoint

  constructor(detail: DataPoint) {
    super('is-data-point-focus', { bubbles: true, composed: true })
    this.detail = detail
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'is-data-point-focus': DataPointFocusEvent
  }
}
