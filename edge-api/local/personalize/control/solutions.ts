// CreateSolution, UpdateSolution, DeleteSolution: https://docs.aws.amazon.com/personalize/latest/dg/API_CreateSolution.html
import { createResource, isUnderWay, moveResource } from '../lifecycle/lifecycle.ts'
import { updateResource } from '../lifecycle/update.ts'
import { allResources, getActive } from '../resources/directory.ts'
import { recipeByArn } from '../resources/recipes.ts'
import type { PersonalizeState } from '../state.ts'
import { invalidInput, notFound } from '../wire/errors.ts'
import { list, number, optional, string, structure } from '../wire/shapes.ts'
import { checkQuota, inUse } from './refuse.ts'
import { Arn, EventType, Name, TagList, boolean, settings } from './shapes.ts'
import { keepTags } from './tags.ts'

const CreateRequest = structure({
  name: Name,
  datasetGroupArn: Arn,
  recipeArn: optional(Arn),
  performHPO: optional(boolean),
  performAutoML: optional(boolean),
  performAutoTraining: optional(boolean),
  performIncrementalUpdate: optional(boolean),
  eventType: optional(EventType),
  solutionConfig: optional(settings),
  tags: optional(TagList),
})
const UpdateRequest = structure({
  solutionArn: Arn,
  performAutoTraining: optional(boolean),
  performIncrementalUpdate: optional(boolean),
  solutionUpdateConfig: optional(settings),
})
const DeleteRequest = structure({ solutionArn: Arn })

/** The part of solutionConfig that training looks at. */
const EventsConfig = structure({
  eventValueThreshold: optional(string({ max: 256 })),
  eventsConfig: optional(
    structure({
      eventParametersList: optional(
        list(
          structure({
            eventType: optional(EventType),
            eventValueThreshold: optional(number()),
            weight: optional(number({ min: 0, max: 1 })),
          }),
          { max: 10 },
        ),
      ),
    }),
  ),
  autoTrainingConfig: optional(
    structure({ schedulingExpression: string({ min: 1, max: 16, pattern: /^rate\((\d+) days?\)$/ }) }),
  ),
})

const MAX_SOLUTIONS = 10

export async function createSolution(
  input: unknown,
  state: PersonalizeState,
): Promise<{ solutionArn: string }> {
  const { tags, ...request } = CreateRequest(input, '')
  const { name, datasetGroupArn, recipeArn } = request
  if (request.performAutoML) throw invalidInput('performAutoML is no longer supported: name a recipe')
  if (recipeArn === undefined) throw invalidInput('A recipeArn is required')
  const recipe = recipeByArn(recipeArn)
  if (!recipe)
    throw notFound(`Could not find the recipe with ARN ${recipeArn}; the local server may not have it`)
  if (recipe.domain)
    throw invalidInput(`The recipe ${recipeArn} is one for recommenders: use CreateRecommender`)
  if (request.solutionConfig) EventsConfig(request.solutionConfig, 'solutionConfig')
  getActive(state, 'datasetGroup', datasetGroupArn)
  const ofGroup = state.store
    .all('solution')
    .filter((solution) => solution.datasetGroupArn === datasetGroupArn)
  checkQuota(ofGroup.length, MAX_SOLUTIONS, 'Solutions of a dataset group')
  const solutionArn = state.names.arnOf('solution', name)
  await createResource(state, 'solution', {
    ...request,
    recipeArn,
    solutionArn,
    performHPO: request.performHPO ?? false,
    performAutoML: false,
    performAutoTraining: request.performAutoTraining ?? true,
  })
  await keepTags(state, solutionArn, tags)
  return { solutionArn }
}

export async function updateSolution(
  input: unknown,
  state: PersonalizeState,
): Promise<{ solutionArn: string }> {
  const { solutionArn, ...members } = UpdateRequest(input, '')
  if (members.solutionUpdateConfig) EventsConfig(members.solutionUpdateConfig, 'solutionUpdateConfig')
  await updateResource(state, 'solution', solutionArn, members)
  return { solutionArn }
}

/** Its versions go with it. */
export async function deleteSolution(
  input: unknown,
  state: PersonalizeState,
): Promise<Record<string, never>> {
  const { solutionArn } = DeleteRequest(input, '')
  if (allResources(state, 'campaign').some((campaign) => campaign.solutionArn === solutionArn)) {
    throw inUse(`The solution with ARN ${solutionArn} has a campaign`)
  }
  const versions = state.store.all('solutionVersion').filter((version) => version.solutionArn === solutionArn)
  if (versions.some(({ status }) => isUnderWay(status))) {
    throw inUse(`The solution with ARN ${solutionArn} has a version that is being trained`)
  }
  await moveResource(state, 'solution', solutionArn, 'DELETE')
  return {}
}
