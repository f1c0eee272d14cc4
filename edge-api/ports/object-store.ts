// The one store behind everything: S3 on AWS, a folder on a laptop. Keys are as in design section 7.

export interface StoredObject {
  body: Uint8Array
  /** Changes exactly when the body changes; opaque. */
  etag: string
}

export interface StoredObjectInfo {
  key: string
  sizeBytes: number
  etag: string
}

/** At most one condition. `ifNoneMatch`: only when the key does not exist; `ifMatch`: only when it still has this etag. */
export type PutCondition = { ifNoneMatch: '*' } | { ifMatch: string }

export interface ObjectStore {
  /**
   * The object, or undefined when there is none. Whoever read it before hands it in as `held`, and gets that very one
   * back when it is still what is stored: no body travels then.
   */
  get(key: string, held?: StoredObject): Promise<StoredObject | undefined>
  /** The etag without the body, or undefined. */
  head(key: string): Promise<StoredObjectInfo | undefined>
  /** Stores the whole object or nothing; resolves only when it is durable. Throws `PreconditionFailed` when the condition does not hold. */
  put(key: string, body: Uint8Array, condition?: PutCondition): Promise<{ etag: string }>
  /** Every object whose key starts with the prefix, keys ascending by code unit, after `startAfter` when given. */
  list(prefix: string, options?: { startAfter?: string }): AsyncIterable<StoredObjectInfo>
  /** The keys alone, in the same order: cheaper where the etag takes reading the object. */
  listKeys(prefix: string, options?: { startAfter?: string }): AsyncIterable<string>
  /** `length` bytes of the object from `offset` on, fewer at its end; undefined when there is no object. */
  getRange(key: string, offset: number, length: number): Promise<Uint8Array | undefined>
  /** Removes the object; a missing one is no error. */
  delete(key: string): Promise<void>
}

/** The condition of a put did not hold: somebody else wrote first. Read again, then decide. */
export class PreconditionFailed extends Error {
  override readonly name = 'PreconditionFailed'
  readonly key: string
  constructor(key: string, options?: ErrorOptions) {
    super(`The object ${key} changed since it was read; read it again and retry`, options)
    this.key = key
  }
}

/** The store could not be reached or answered with a failure; the outcome of a put is unknown. */
export class ObjectStoreUnavailable extends Error {
  override readonly name = 'ObjectStoreUnavailable'
}
