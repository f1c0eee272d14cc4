// Checks of options that several functions share, so that the same mistake gets the same message everywhere.

/** Most items in one answer: https://docs.aws.amazon.com/personalize/latest/dg/API_RS_GetRecommendations.html */
export const MAX_NUM_RESULTS = 500

/** Errors  RangeError when numResults is not a whole number in 1..500. */
export function checkNumResults(numResults: number): void {
  if (!Number.isInteger(numResults) || numResults < 1 || numResults > MAX_NUM_RESULTS)
    throw new RangeError(`numResults must be a whole number in 1..${MAX_NUM_RESULTS}, got ${numResults}`)
}

/** Errors  RangeError that names the option when value is not a finite number above 0. */
export function checkPositive(name: string, value: number): void {
  if (!Number.isFinite(value) || value <= 0)
    throw new RangeError(`${name} must be a number above 0, got ${value}`)
}

/** Errors  RangeError that names the option when value is not a whole number of at least `least`. */
export function checkWhole(name: string, value: number, least: number): void {
  if (!Number.isSafeInteger(value) || value < least)
    throw new RangeError(`${name} must be a whole number of at least ${least}, got ${value}`)
}

/** Errors  RangeError that names the value when it is not a finite number in least..most. */
export function checkBetween(name: string, value: number, least: number, most: number): void {
  if (!(value >= least && value <= most))
    throw new RangeError(`${name} must be a number in ${least}..${most}, got ${value}`)
}

/** Errors  RangeError that names the value when it is NaN or infinite. */
export function checkFinite(name: string, value: number): void {
  if (!Number.isFinite(value)) throw new RangeError(`${name} must be a finite number, got ${value}`)
}
