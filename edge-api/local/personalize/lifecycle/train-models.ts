// What creating a solution version or a recommender does.
import { DEFAULT_WEIGHTS } from '../model/event-weights.ts'
import type { TrainingFiles } from '../model/read-training-csv.ts'
import type { EventSelection } from '../model/selection.ts'
import { getResource } from '../resources/directory.ts'
import { trainingFiles } from '../resources/models.ts'
import { recipeByArn } from '../resources/recipes.ts'
import type { Resources } from '../resources/types.ts'
import type { PersonalizeState } from '../state.ts'

const SECONDS_PER_HOUR = 3600

export async function trainSolutionVersion(
  state: PersonalizeState,
  arn: string,
): Promise<{ trainingHours: number }> {
  const version = getResource(state, 'solutionVersion', arn)
  const startedAt = state.nowSeconds()
  await train(state, arn, version.datasetGroupArn, toSelection(version))
  return { trainingHours: (state.nowSeconds() - startedAt) / SECONDS_PER_HOUR }
}

export async function trainRecommender(
  state: PersonalizeState,
  arn: string,
): Promise<Pick<Resources['recommender'], 'modelMetrics'>> {
  const { datasetGroupArn, recipeArn } = getResource(state, 'recommender', arn)
  const recipe = recipeByArn(recipeArn)
  const modelKey = await train(state, arn, datasetGroupArn, {
    weights: DEFAULT_WEIGHTS,
    thresholds: {},
    minima: { eventTypes: recipe?.needsWatches ? ['Watch'] : undefined },
  })
  const { metrics } = await state.models.get(modelKey)
  return { modelMetrics: recipe && metrics?.[recipe.strategy] }
}

async function train(
  state: PersonalizeState,
  owner: string,
  datasetGroupArn: string,
  selection: EventSelection,
): Promise<string> {
  const files = filesOf(state, datasetGroupArn)
  const { live } = state.groups.get(datasetGroupArn)
  return state.models.train({ files, live, selection }, (modelKey) =>
    state.store.setFacts(owner, { modelKey }),
  )
}

function filesOf(state: PersonalizeState, datasetGroupArn: string): TrainingFiles {
  const files = trainingFiles(state, datasetGroupArn)
  if (!files) throw new Error('The dataset group has no imported interactions to train on')
  const { domain } = getResource(state, 'datasetGroup', datasetGroupArn)
  if (domain !== undefined && files.itemsCsv === undefined) {
    throw new Error(`The dataset group has no imported items, which ${domain} needs`)
  }
  return files
}

/** Without an event type setting, all types count the same. */
function toSelection({ eventType, solutionConfig }: Resources['solutionVersion']): EventSelection {
  const { eventsConfig, eventValueThreshold } = (solutionConfig ?? {}) as SolutionConfig
  const parameters =
    eventsConfig?.eventParametersList?.filter(({ eventType: type }) => type !== undefined) ?? []
  if (parameters.length > 0) {
    const entries = parameters.map((one) => [(one.eventType ?? '').toLowerCase(), one] as const)
    return {
      weights: {
        byType: Object.fromEntries(entries.map(([type, { weight }]) => [type, weight ?? 1])),
        otherwise: 0,
      },
      thresholds: Object.fromEntries(
        entries.flatMap(([type, { eventValueThreshold: least }]) => (least == null ? [] : [[type, least]])),
      ),
      minima: { eventTypes: parameters.map((one) => one.eventType ?? '') },
    }
  }
  if (eventType === undefined) {
    return { weights: { byType: {}, otherwise: 1 }, thresholds: {}, minima: { eventTypes: undefined } }
  }
  const type = eventType.toLowerCase()
  return {
    weights: { byType: { [type]: 1 }, otherwise: 0 },
    thresholds: eventValueThreshold == null ? {} : { [type]: Number(eventValueThreshold) },
    minima: { eventTypes: [eventType] },
  }
}

/** Checked when the solution was created. */
interface SolutionConfig {
  eventValueThreshold?: string
  eventsConfig?: {
    eventParametersList?: { eventType?: string; eventValueThreshold?: number; weight?: number }[]
  }
}
