// GetSolutionMetrics: https://docs.aws.amazon.com/personalize/latest/dg/API_GetSolutionMetrics.html
import type { Metrics } from '../model/measure.ts'
import { getActive } from '../resources/directory.ts'
import { recipeByArn } from '../resources/recipes.ts'
import type { PersonalizeState } from '../state.ts'
import { ServiceError } from '../wire/errors.ts'
import { structure } from '../wire/shapes.ts'
import { modelOf } from '../resources/models.ts'
import { Arn } from './shapes.ts'

const Request = structure({ solutionVersionArn: Arn })

/** Errors  ResourceInUseException while the model is being trained, or, trained already, still being measured. */
export async function getSolutionMetrics(
  input: unknown,
  state: PersonalizeState,
): Promise<{ solutionVersionArn: string; metrics: Metrics }> {
  const { solutionVersionArn } = Request(input, '')
  const version = getActive(state, 'solutionVersion', solutionVersionArn)
  const { metrics } = await modelOf(state, version)
  const strategy = recipeByArn(version.recipeArn)?.strategy
  if (!metrics || !strategy) {
    const message = 'The solution version has no metrics: ask again when it is measured, or train it anew'
    throw new ServiceError('ResourceInUseException', message)
  }
  return { solutionVersionArn, metrics: metrics[strategy] }
}
