// GetSolutionMetrics: https://docs.aws.amazon.com/personalize/latest/dg/API_GetSolutionMetrics.html
import type { Metrics } from '../model/measure.ts'
import { solutionVersions } from '../resources/catalog.ts'
import { CUSTOM_KEYS, RECIPES, recipeArn } from '../resources/recipes.ts'
import type { PersonalizeState } from '../state.ts'
import { ServiceError, notFound } from '../wire/errors.ts'
import { structure } from '../wire/shapes.ts'
import { Arn } from './shapes.ts'

const Request = structure({ solutionVersionArn: Arn })

/** Errors  ResourceInUseException while the model, trained already, is still being measured. */
export function getSolutionMetrics(
  input: unknown,
  state: PersonalizeState,
): { solutionVersionArn: string; metrics: Metrics } {
  const { solutionVersionArn } = Request(input, '')
  const version = solutionVersions(state).find(
    (candidate) => candidate['solutionVersionArn'] === solutionVersionArn,
  )
  const key = CUSTOM_KEYS.find((candidate) => recipeArn(RECIPES[candidate]) === version?.['recipeArn'])
  if (key === undefined) throw notFound(`Could not find the solution version with ARN ${solutionVersionArn}`)
  const { metrics } = state.dataset
  if (!metrics) {
    const message = 'The solution version has no metrics: ask again when it is measured, or train it anew'
    throw new ServiceError('ResourceInUseException', message)
  }
  return { solutionVersionArn, metrics: metrics[RECIPES[key].strategy] }
}
