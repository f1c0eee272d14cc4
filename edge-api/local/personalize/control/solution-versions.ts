// CreateSolutionVersion, StopSolutionVersionCreation: https://docs.aws.amazon.com/personalize/latest/dg/API_CreateSolutionVersion.html
import { randomBytes } from 'node:crypto'
import { createResource, stopCreation } from '../lifecycle/lifecycle.ts'
import { getActive, getResource } from '../resources/directory.ts'
import type { PersonalizeState } from '../state.ts'
import { ServiceError } from '../wire/errors.ts'
import { oneOf, optional, structure } from '../wire/shapes.ts'
import { checkUnderWay } from './import-jobs.ts'
import { inUse } from './refuse.ts'
import { Arn, Name, TagList } from './shapes.ts'
import { keepTags } from './tags.ts'

const CreateRequest = structure({
  name: optional(Name),
  solutionArn: Arn,
  trainingMode: optional(oneOf('FULL', 'UPDATE', 'AUTOTRAIN')),
  tags: optional(TagList),
})
const StopRequest = structure({ solutionVersionArn: Arn })

const MAX_UNDER_WAY = 20

export async function createSolutionVersion(
  input: unknown,
  state: PersonalizeState,
): Promise<{ solutionVersionArn: string }> {
  const { name, solutionArn, trainingMode = 'FULL', tags } = CreateRequest(input, '')
  const solution = getActive(state, 'solution', solutionArn)
  checkUnderWay(state.store.all('solutionVersion'), MAX_UNDER_WAY)
  const ofSolution = state.store
    .all('solutionVersion')
    .filter((version) => version.solutionArn === solutionArn)
  if (name !== undefined && ofSolution.some((version) => version.name === name)) {
    throw new ServiceError(
      'ResourceAlreadyExistsException',
      `Another solution version named ${name} already exists`,
    )
  }
  const { datasetGroupArn, recipeArn, performHPO, performAutoML, eventType, solutionConfig } = solution
  const solutionVersionArn = `${solutionArn}/${randomBytes(4).toString('hex')}`
  await createResource(state, 'solutionVersion', {
    name,
    solutionVersionArn,
    solutionArn,
    datasetGroupArn,
    recipeArn,
    performHPO,
    performAutoML,
    eventType,
    solutionConfig,
    trainingMode,
    trainingType: 'MANUAL',
  })
  await keepTags(state, solutionVersionArn, tags)
  return { solutionVersionArn }
}

export async function stopSolutionVersionCreation(
  input: unknown,
  state: PersonalizeState,
): Promise<Record<string, never>> {
  const { solutionVersionArn } = StopRequest(input, '')
  const { status } = getResource(state, 'solutionVersion', solutionVersionArn)
  if (!/^CREATE (PENDING|IN_PROGRESS)$/.test(status)) {
    throw inUse(`The solution version with ARN ${solutionVersionArn} is ${status}: there is nothing to stop`)
  }
  await stopCreation(state, 'solutionVersion', solutionVersionArn)
  return {}
}
