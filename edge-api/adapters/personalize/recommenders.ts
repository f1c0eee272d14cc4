// Recommenders of the VIDEO_ON_DEMAND domain: made by the stacks, trained and stopped here.

import {
  DescribeRecommenderCommand,
  StartRecommenderCommand,
  StopRecommenderCommand,
  UpdateRecommenderCommand,
  type PersonalizeClient,
} from '@aws-sdk/client-personalize'
import { TrainingFailed } from '../../ports/model-training.ts'
import { isUnderWay, orMissing, type Answering, type ImportInto } from './answering.ts'
import { ACTIVE } from './ensure.ts'

const STOPPED = 'INACTIVE'

export function recommenders(client: PersonalizeClient, importInto: ImportInto): Answering {
  const describe = async (recommenderArn: string) =>
    client.send(new DescribeRecommenderCommand({ recommenderArn })).then((a) => a.recommender, orMissing)

  return {
    async serve(recommenderArn, { data, onlyMissing = false }) {
      const recommender = await describe(recommenderArn)
      if (recommender === undefined) return { left: 'it does not exist' }
      if (recommender.status === STOPPED) {
        await client.send(new StartRecommenderCommand({ recommenderArn }))
        return 'working'
      }
      if (onlyMissing) return recommender.status === ACTIVE ? 'updated' : 'working'
      const importedAt = await importInto(recommender.datasetGroupArn ?? '', data)
      if (importedAt === undefined) return 'working'
      const update = recommender.latestRecommenderUpdate
      if (isUnderWay(update) || recommender.status !== ACTIVE) return 'working'
      if ((update?.creationDateTime?.getTime() ?? 0) < importedAt) {
        const { recommenderConfig = {} } = recommender
        await client.send(new UpdateRecommenderCommand({ recommenderArn, recommenderConfig }))
        return 'working'
      }
      if (/FAILED/.test(update?.status ?? ''))
        throw new TrainingFailed(
          `Personalize could not train ${recommenderArn}: ${update?.failureReason ?? ''}`,
        )
      return 'updated'
    },

    async stop(recommenderArn) {
      const recommender = await describe(recommenderArn)
      if (recommender?.status !== ACTIVE || isUnderWay(recommender.latestRecommenderUpdate)) return false
      await client.send(new StopRecommenderCommand({ recommenderArn }))
      return true
    },
  }
}
