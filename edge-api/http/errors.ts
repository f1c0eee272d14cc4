// What can be wrong with a request before it is understood.

export class NotSignedIn extends Error {
  override readonly name = 'NotSignedIn'
}

export class UnknownRoute extends Error {
  override readonly name = 'UnknownRoute'
}

export class UnsupportedBody extends Error {
  override readonly name = 'UnsupportedBody'
}

export class TooManyRequests extends Error {
  override readonly name = 'TooManyRequests'
  readonly retryAfterSeconds: number
  constructor(retryAfterSeconds: number) {
    super('The subject asks too often')
    this.retryAfterSeconds = retryAfterSeconds
  }
}

export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge'
  readonly maxBytes: number
  constructor(maxBytes: number) {
    super(`The body is larger than ${maxBytes} bytes`)
    this.maxBytes = maxBytes
  }
}
