// The errors of the three services, as the SDKs decode them.

/** HTTP status of each modelled error, and of the one for a request that names no operation. */
const STATUS = {
  InvalidInputException: 400,
  ResourceNotFoundException: 404,
  ResourceInUseException: 409,
  LimitExceededException: 409,
  ResourceAlreadyExistsException: 403,
  InvalidNextTokenException: 400,
  TooManyTagsException: 400,
  UnknownOperationException: 404,
  InternalServerException: 500,
} as const

export type ServiceErrorName = keyof typeof STATUS

/** A refusal that goes back to the caller with its name and message. */
export class ServiceError extends Error {
  override readonly name: ServiceErrorName
  readonly status: number

  constructor(name: ServiceErrorName, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = name
    this.status = STATUS[name]
  }
}

export function invalidInput(message: string): ServiceError {
  return new ServiceError('InvalidInputException', message)
}

export function notFound(message: string): ServiceError {
  return new ServiceError('ResourceNotFoundException', message)
}
