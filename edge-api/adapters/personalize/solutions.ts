// Solutions and their versions by name, made when there are none.

import {
  CreateSolutionCommand,
  CreateSolutionVersionCommand,
  DescribeSolutionVersionCommand,
  paginateListSolutions,
  paginateListSolutionVersions,
  type PersonalizeClient,
  type SolutionConfig,
} from '@aws-sdk/client-personalize'
import { ensure, find, toFound, type Found } from './ensure.ts'

export interface SolutionRequest {
  name: string
  datasetGroupArn: string
  recipeArn: string
  solutionConfig?: SolutionConfig
}

export function ensureSolution(client: PersonalizeClient, request: SolutionRequest): Promise<Found> {
  const { name, datasetGroupArn } = request
  return ensure(
    () =>
      find(
        paginateListSolutions({ client }, { datasetGroupArn }),
        ({ solutions = [] }) => solutions,
        (one) => one.name === name,
        ({ solutionArn, ...rest }) => toFound(solutionArn, rest),
      ),
    async () => {
      // When it is trained is decided by the loop.
      await client.send(new CreateSolutionCommand({ ...request, performAutoTraining: false }))
    },
  )
}

export function ensureVersion(client: PersonalizeClient, solutionArn: string, name: string): Promise<Found> {
  return ensure(
    () => findVersion(client, solutionArn, name),
    async () => {
      await client.send(new CreateSolutionVersionCommand({ name, solutionArn, trainingMode: 'FULL' }))
    },
  )
}

/** Lists give no names of solution versions: the newest is asked first. */
async function findVersion(
  client: PersonalizeClient,
  solutionArn: string,
  name: string,
): Promise<Found | undefined> {
  const versions = []
  for await (const { solutionVersions = [] } of paginateListSolutionVersions({ client }, { solutionArn }))
    versions.push(...solutionVersions)
  versions.sort((a, b) => (b.creationDateTime?.getTime() ?? 0) - (a.creationDateTime?.getTime() ?? 0))
  for (const { solutionVersionArn } of versions) {
    const described = await client.send(new DescribeSolutionVersionCommand({ solutionVersionArn }))
    if (described.solutionVersion?.name === name)
      return toFound(solutionVersionArn, described.solutionVersion)
  }
  return undefined
}
