// The resources of the control plane, each with its members as the Describe operations give them.
// Shapes: https://docs.aws.amazon.com/personalize/latest/dg/API_Types_Amazon_Personalize.html
import type { DatasetType } from './names.ts'

/** Times are seconds since the Unix epoch, as on the wire of the control plane. */
interface Times {
  creationDateTime: number
  lastUpdatedDateTime: number
}

interface Lifecycle extends Times {
  /** `CREATE PENDING`, `CREATE IN_PROGRESS`, `ACTIVE`, `CREATE FAILED`, and so on. */
  status: string
  failureReason?: string | undefined
}

/** A change of a resource that goes through statuses of its own. */
export type UpdateSummary<T> = Lifecycle & T

export interface S3Location {
  path: string
  kmsKeyArn?: string | undefined
}

export type Domain = 'VIDEO_ON_DEMAND'

interface CampaignSettings {
  solutionVersionArn: string
  minProvisionedTPS: number
  campaignConfig: Record<string, unknown>
}

export interface SolutionSettings {
  performAutoTraining?: boolean | undefined
  performIncrementalUpdate?: boolean | undefined
  solutionUpdateConfig?: Record<string, unknown> | undefined
}

export interface MetricAttribute {
  eventType: string
  metricName: string
  expression: string
}

/** By type: as in the names of members and operations, with a small first letter. */
export interface Resources {
  datasetGroup: Lifecycle & {
    name: string
    datasetGroupArn: string
    domain?: Domain | undefined
    roleArn?: string | undefined
    kmsKeyArn?: string | undefined
  }
  schema: Times & { name: string; schemaArn: string; schema: string; domain?: Domain | undefined }
  dataset: Lifecycle & {
    name: string
    datasetArn: string
    datasetGroupArn: string
    datasetType: DatasetType
    schemaArn: string
    trackingId?: string | undefined
    latestDatasetUpdate?: UpdateSummary<{ schemaArn: string }> | undefined
  }
  datasetImportJob: Lifecycle & {
    jobName: string
    datasetImportJobArn: string
    datasetArn: string
    dataSource: { dataLocation: string }
    roleArn?: string | undefined
    importMode: 'FULL' | 'INCREMENTAL'
    publishAttributionMetricsToS3: boolean
  }
  eventTracker: Lifecycle & {
    name: string
    eventTrackerArn: string
    accountId: string
    trackingId: string
    datasetGroupArn: string
  }
  filter: Lifecycle & {
    name: string
    filterArn: string
    datasetGroupArn: string
    filterExpression: string
  }
  solution: Lifecycle & {
    name: string
    solutionArn: string
    datasetGroupArn: string
    recipeArn: string
    performHPO: boolean
    performAutoML: boolean
    performAutoTraining: boolean
    performIncrementalUpdate?: boolean | undefined
    eventType?: string | undefined
    solutionConfig?: Record<string, unknown> | undefined
    latestSolutionVersion?: SolutionVersionSummary | undefined
    latestSolutionUpdate?: UpdateSummary<SolutionSettings> | undefined
  }
  solutionVersion: Lifecycle & {
    name?: string | undefined
    solutionVersionArn: string
    solutionArn: string
    datasetGroupArn: string
    recipeArn: string
    performHPO: boolean
    performAutoML: boolean
    eventType?: string | undefined
    solutionConfig?: Record<string, unknown> | undefined
    trainingHours?: number | undefined
    trainingMode: string
    trainingType: string
  }
  campaign: Lifecycle &
    CampaignSettings & {
      name: string
      campaignArn: string
      /** Not on the wire's Campaign; ListCampaigns narrows by it. */
      solutionArn: string
      latestCampaignUpdate?: UpdateSummary<CampaignSettings> | undefined
    }
  recommender: Lifecycle & {
    name: string
    recommenderArn: string
    datasetGroupArn: string
    recipeArn: string
    recommenderConfig: Record<string, unknown>
    modelMetrics?: Record<string, number> | undefined
    latestRecommenderUpdate?: UpdateSummary<{ recommenderConfig: Record<string, unknown> }> | undefined
  }
  batchInferenceJob: Lifecycle & {
    jobName: string
    batchInferenceJobArn: string
    solutionVersionArn: string
    filterArn?: string | undefined
    numResults: number
    jobInput: { s3DataSource: S3Location }
    jobOutput: { s3DataDestination: S3Location }
    batchInferenceJobConfig?: Record<string, unknown> | undefined
    batchInferenceJobMode: string
    roleArn: string
  }
  dataDeletionJob: Lifecycle & {
    jobName: string
    dataDeletionJobArn: string
    datasetGroupArn: string
    dataSource: { dataLocation: string }
    roleArn: string
    numDeleted?: number | undefined
  }
  metricAttribution: Lifecycle & {
    name: string
    metricAttributionArn: string
    datasetGroupArn: string
    metrics: MetricAttribute[]
    metricsOutputConfig: Record<string, unknown>
  }
}

type SolutionVersionSummary = Pick<
  Resources['solutionVersion'],
  | 'solutionVersionArn'
  | 'status'
  | 'trainingMode'
  | 'trainingType'
  | 'creationDateTime'
  | 'lastUpdatedDateTime'
  | 'failureReason'
>

export type ResourceType = keyof Resources
export const RESOURCE_TYPES = [
  'datasetGroup',
  'schema',
  'dataset',
  'datasetImportJob',
  'eventTracker',
  'filter',
  'solution',
  'solutionVersion',
  'campaign',
  'recommender',
  'batchInferenceJob',
  'dataDeletionJob',
  'metricAttribution',
] as const satisfies readonly ResourceType[]

/** The ARN of a resource: the member that its type names. */
export function arnOf<T extends ResourceType>(type: T, resource: Resources[T]): string {
  return String((resource as unknown as Record<string, unknown>)[`${type}Arn`])
}
