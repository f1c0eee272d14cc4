// What the job may do at Athena, Glue and Personalize: with this stage's own things, and no more.

import type { CfnWorkGroup } from 'aws-cdk-lib/aws-athena'
import type { IRole } from 'aws-cdk-lib/aws-iam'
import type { Names } from '../names.ts'
import type { Mode, Settings } from '../settings.ts'
import { explain } from './explain.ts'
import type { NodeFunction } from './node-function.ts'

export interface TrainingAccess {
  names: Names
  settings: Settings
  personalizeRole: IRole
}

/** Lists take no resource: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonpersonalize.html */
const LISTS = [
  'ListDatasetGroups',
  'ListDatasets',
  'ListSchemas',
  'ListDatasetImportJobs',
  'ListSolutions',
  'ListSolutionVersions',
  'ListBatchInferenceJobs',
  'ListDataDeletionJobs',
]
const MAKES = [
  'CreateDatasetGroup',
  'CreateDataset',
  'CreateSchema',
  'CreateDatasetImportJob',
  'CreateSolution',
  'CreateSolutionVersion',
  'CreateBatchInferenceJob',
]
/** Forgetting somebody, in every dataset group. */
const FORGETS = ['CreateDataDeletionJob']
const READS = ['DescribeSolutionVersion', 'GetSolutionMetrics']
/** What answers live follows what is promoted, and is stopped while nobody comes. */
const SERVES = {
  batch: [],
  campaigns: ['DescribeCampaign', 'CreateCampaign', 'UpdateCampaign', 'DeleteCampaign'],
  recommenders: ['DescribeRecommender', 'UpdateRecommender', 'StartRecommender', 'StopRecommender'],
} as const satisfies Record<Mode, readonly string[]>
const KINDS = [
  'data-deletion-job',
  'dataset-group',
  'dataset',
  'schema',
  'dataset-import-job',
  'solution',
  'batch-inference-job',
]

export function allowTraining(
  job: NodeFunction,
  { names, settings, personalizeRole }: TrainingAccess,
  workgroup: CfnWorkGroup,
): void {
  const { region, account } = settings
  job.allow(
    ['athena:StartQueryExecution', 'athena:GetQueryExecution', 'athena:GetQueryResults'],
    [`arn:aws:athena:${region}:${account}:workgroup/${workgroup.name}`],
  )
  const glue = (path: string) => `arn:aws:glue:${region}:${account}:${path}`
  job.allow(
    ['glue:GetDatabase', 'glue:GetTable', 'glue:CreateTable', 'glue:GetPartitions'],
    [glue('catalog'), glue(`database/${names.database}`), glue(`table/${names.database}/*`)],
  )
  job.allow(['s3:GetBucketLocation'], [names.dataBucketArn])
  // Athena writes large results in parts.
  job.allow(
    ['s3:AbortMultipartUpload', 's3:ListMultipartUploadParts'],
    [`${names.dataBucketArn}/athena/*`, `${names.dataBucketArn}/facts/*`, `${names.dataBucketArn}/runs/*`],
  )
  job.allow(
    LISTS.map((action) => `personalize:${action}`),
    ['*'],
  )
  const own = KINDS.map((kind) => `arn:aws:personalize:${region}:${account}:${kind}/*`)
  job.allow(
    [...MAKES, ...FORGETS, ...READS].map((action) => `personalize:${action}`),
    own,
  )
  const serving = [...new Set(Object.values(names.servingArns))]
  if (serving.length > 0)
    job.allow(
      SERVES[settings.mode].map((action) => `personalize:${action}`),
      // A campaign is made of a solution, which is named too.
      settings.mode === 'campaigns'
        ? [...serving, `arn:aws:personalize:${region}:${account}:solution/*`]
        : serving,
    )
  job.allow(['iam:PassRole'], [personalizeRole.roleArn], {
    StringEquals: { 'iam:PassedToService': 'personalize.amazonaws.com' },
  })
  explain(job, {
    'IAM5[Resource::*]': "Personalize's lists take no resource.",
    [`IAM5[Resource::${glue(`table/${names.database}/*`)}]`]:
      'The job makes its tables, each named by what it holds, in a database of its own.',
    ...Object.fromEntries(
      own.map((arn) => [
        `IAM5[Resource::${arn}]`,
        'Runs make and name these; Personalize puts ids of its own into the names of some, so they cannot be listed beforehand.',
      ]),
    ),
  })
}
