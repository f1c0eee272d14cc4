import { DetailEvent } from './detail-event.ts'

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
export class DataPointFocusEvent extends DetailEvent<DataPoint> {
  static override readonly type = 'is-data-point-focus'
}

declare global {
  interface GlobalEventHandlersEventMap {
    'is-data-point-focus': DataPointFocusEvent
  }
}
