// Resources with what follows from others: a solution with its latest version, a recommender with its metrics.
import { allResources } from '../resources/directory.ts'
import { RECIPES, recipeArn, recipeByArn } from '../resources/recipes.ts'
import type { Recipe } from '../resources/recipes.ts'
import type { Resources } from '../resources/types.ts'
import type { PersonalizeState } from '../state.ts'

/** AWS's recipes are of 2019; any fixed time does. Seconds since the Unix epoch. */
const RECIPES_CREATED_AT = 1_575_000_000

export function recipeResources(): object[] {
  return Object.values(RECIPES).map((recipe: Recipe) => ({
    name: `aws-${recipe.name}`,
    recipeArn: recipeArn(recipe),
    algorithmArn: `arn:aws:personalize:::algorithm/aws-${recipe.name}`,
    featureTransformationArn: `arn:aws:personalize:::feature-transformation/aws-${recipe.name}`,
    description: recipe.description,
    recipeType: recipe.type,
    ...(recipe.domain && { domain: recipe.domain }),
    status: 'ACTIVE',
    creationDateTime: RECIPES_CREATED_AT,
    lastUpdatedDateTime: RECIPES_CREATED_AT,
  }))
}

export function solutionsWithVersions(state: PersonalizeState): Resources['solution'][] {
  const versions = allResources(state, 'solutionVersion')
  return allResources(state, 'solution').map((solution) => {
    const latest = versions.findLast(({ solutionArn }) => solutionArn === solution.solutionArn)
    if (!latest) return solution
    const { solutionVersionArn, status, trainingMode, trainingType, failureReason } = latest
    const { creationDateTime, lastUpdatedDateTime } = latest
    const latestSolutionVersion = {
      solutionVersionArn,
      status,
      trainingMode,
      trainingType,
      creationDateTime,
      lastUpdatedDateTime,
      ...(failureReason !== undefined && { failureReason }),
    }
    return { ...solution, latestSolutionVersion }
  })
}

/** A seeded recommender that was changed, but not trained again, still has the metrics of the seeded model. */
export function recommendersWithMetrics(state: PersonalizeState): Resources['recommender'][] {
  return allResources(state, 'recommender').map((recommender) => {
    const strategy = recipeByArn(recommender.recipeArn)?.strategy
    const isOwn = state.store.facts(recommender.recommenderArn).modelKey !== undefined
    if (isOwn || recommender.modelMetrics || !strategy || recommender.status !== 'ACTIVE') return recommender
    return { ...recommender, modelMetrics: state.seed?.dataset.metrics?.[strategy] }
  })
}
