// The errors of the three services, as the SDKs decode them.

/** HTTP status of each modelled error, then of those that come before an operation or are of the front door. */
const STATUS = {
  InvalidInputException: 400,
  ResourceNotFoundException: 404,
  ResourceInUseException: 409,
  LimitExceededException: 409,
  ResourceAlreadyExistsException: 403,
  InvalidNextTokenException: 400,
  TooManyTagsException: 400,
  // Not in the service model. Names: https://docs.aws.amazon.com/personalize/latest/dg/CommonErrors.html
  IncompleteSignatureException: 400,
  MissingAuthenticationTokenException: 403,
  UnrecognizedClientException: 403,
  InvalidSignatureException: 403,
  AccessDeniedException: 403,
  UnknownOperationException: 404,
  ThrottlingException: 429,
  InternalServerException: 500,
  ServiceUnavailableException: 503,
} as const

export type ServiceErrorName = keyof typeof STATUS

/** A refusal that goes back to the caller with its name and message. */
export class ServiceError extends Error {
  override readonly name: ServiceErrorName
  readonly status: number
  /** Becomes the header `retry-after`. */
  readonly retryAfterSeconds: number | undefined

  constructor(
    name: ServiceErrorName,
    message: string,
    { retryAfterSeconds, ...options }: ErrorOptions & { retryAfterSeconds?: number | undefined } = {},
  ) {
    super(message, options)
    this.name = name
    this.status = STATUS[name]
    this.retryAfterSeconds = retryAfterSeconds
  }
}

export function invalidInput(message: string): ServiceError {
  return new ServiceError('InvalidInputException', message)
}

export function notFound(message: string): ServiceError {
  return new ServiceError('ResourceNotFoundException', message)
}
