// What answers live and hears of events. In batch mode it only listens, which costs nothing by the hour; the loop trains in a
// dataset group of its own.

import { createHash } from 'node:crypto'
import { Stack } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import {
  CfnDataset,
  CfnDatasetGroup,
  CfnEventTracker,
  CfnFilter,
  CfnMetricAttribution,
  CfnRecommender,
  CfnSchema,
} from 'aws-cdk-lib/aws-personalize'
import type { Construct } from 'constructs'
import { explain, explainTemplate } from '../constructs/explain.ts'
import type { UseCase } from '../names.ts'
import { SCHEMA_FIELDS, toAvroSchema, type DatasetType } from '../personalize-schemas.ts'
import type { BaseProps } from './props.ts'

/** https://docs.aws.amazon.com/personalize/latest/dg/VIDEO_ON_DEMAND-use-cases.html */
const RECIPES: Record<UseCase, string> = {
  'top-picks': 'aws-vod-top-picks',
  'more-like-x': 'aws-vod-more-like-x',
  'because-you-watched-x': 'aws-vod-because-you-watched-x',
  'most-popular': 'aws-vod-most-popular',
  'trending-now': 'aws-vod-trending-now',
}
/** https://docs.aws.amazon.com/personalize/latest/dg/measuring-recommendation-impact.html: at most 10 metrics. */
const ATTRIBUTED = ['Click', 'Watch', 'Like']
/** Where `npm run deploy` puts the first training files. */
const FIRST_FILES: Record<DatasetType, string> = {
  Interactions: 'training/live/interactions.csv',
  Items: 'training/live/items.csv',
  Users: 'training/live/users.csv',
}

export class PersonalizeStack extends Stack {
  readonly trackingId: string
  /** As whom Personalize reads training files and writes batch answers. */
  readonly role: Role

  constructor(scope: Construct, id: string, props: BaseProps) {
    super(scope, id, props)
    const { names, settings } = props
    this.role = makeRole(this, props)

    const group = new CfnDatasetGroup(this, 'Group', {
      name: names.datasetGroup,
      ...(settings.mode === 'recommenders' ? { domain: 'VIDEO_ON_DEMAND' } : {}),
    })
    const datasets = (Object.keys(SCHEMA_FIELDS) as DatasetType[]).map((type) =>
      this.#makeDataset(type, group, props),
    )
    const tracker = new CfnEventTracker(this, 'Tracker', {
      name: names.prefix,
      datasetGroupArn: group.attrDatasetGroupArn,
    })
    this.trackingId = tracker.attrTrackingId
    const filter = new CfnFilter(this, 'GenreFilter', {
      name: names.genreFilter,
      datasetGroupArn: group.attrDatasetGroupArn,
      filterExpression: 'INCLUDE ItemID WHERE Items.GENRES IN ($GENRES)',
    })
    // By slate kind, which the forwarder sends as the source of each event: CloudWatch then says what accuracy says.
    const attribution = new CfnMetricAttribution(this, 'Attribution', {
      name: names.prefix,
      datasetGroupArn: group.attrDatasetGroupArn,
      metrics: ATTRIBUTED.map((eventType) => ({
        eventType,
        metricName: `${eventType}Count`,
        expression: 'SAMPLECOUNT()',
      })),
      metricsOutputConfig: { roleArn: this.role.roleArn },
    })
    attribution.node.addDependency(this.role)
    explainTemplate(
      attribution,
      'F3006',
      'The resource type is newer than the list of the rule; the CDK generates its class from CloudFormation’s own schema.',
    )
    for (const dataset of datasets) {
      attribution.addResourceDependency(dataset)
      tracker.addResourceDependency(dataset)
      filter.addResourceDependency(dataset)
    }
    if (settings.mode === 'recommenders') this.#makeRecommenders(group, datasets, props)
  }

  #makeDataset(type: DatasetType, group: CfnDatasetGroup, { names, settings }: BaseProps): CfnDataset {
    const text = toAvroSchema(type)
    const isDomain = settings.mode === 'recommenders'
    const schema = new CfnSchema(this, `${type}Schema`, {
      // A schema cannot be changed: another one needs another name.
      name: `${names.datasetGroup}-${settings.mode}-${type.toLowerCase()}-${createHash('sha256').update(text).digest('hex').slice(0, 8)}`,
      schema: text,
      ...(isDomain ? { domain: 'VIDEO_ON_DEMAND' } : {}),
    })
    const dataset = new CfnDataset(this, type, {
      name: `${names.datasetGroup}-${type.toLowerCase()}`,
      datasetGroupArn: group.attrDatasetGroupArn,
      datasetType: type,
      schemaArn: schema.attrSchemaArn,
      // A recommender is trained when it is made, so there must be something to train on.
      ...(isDomain
        ? {
            datasetImportJob: {
              jobName: `${names.datasetGroup}-first-${type.toLowerCase()}`,
              dataSource: { DataLocation: `s3://${names.dataBucket}/${FIRST_FILES[type]}` },
              roleArn: this.role.roleArn,
            },
          }
        : {}),
    })
    dataset.node.addDependency(this.role)
    return dataset
  }

  #makeRecommenders(group: CfnDatasetGroup, datasets: CfnDataset[], { names, settings }: BaseProps): void {
    for (const [useCase, arn] of Object.entries(names.servingArns) as [UseCase, string][]) {
      const recommender = new CfnRecommender(this, `Recommender-${useCase}`, {
        name: arn.slice(arn.indexOf('/') + 1),
        datasetGroupArn: group.attrDatasetGroupArn,
        recipeArn: `arn:aws:personalize:::recipe/${RECIPES[useCase]}`,
        recommenderConfig: { minRecommendationRequestsPerSecond: settings.minTps },
      })
      for (const dataset of datasets) recommender.addResourceDependency(dataset)
      explainTemplate(
        recommender,
        'F3006',
        'The resource type is newer than the list of the rule; the CDK generates its class from CloudFormation’s own schema.',
      )
    }
  }
}

function makeRole(scope: Construct, { names, settings }: BaseProps): Role {
  const role = new Role(scope, 'Role', {
    roleName: `${names.prefix}-personalize`,
    description: 'As whom Personalize reads training files and writes batch answers',
    assumedBy: new ServicePrincipal('personalize.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': settings.account } },
    }),
  })
  const objects = (...prefixes: string[]) => prefixes.map((prefix) => `${names.dataBucketArn}/${prefix}*`)
  role.addToPolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [names.dataBucketArn] }))
  role.addToPolicy(
    new PolicyStatement({
      actions: ['s3:GetObject'],
      resources: objects('training/', 'batch/', 'runs/', 'erasures/'),
    }),
  )
  role.addToPolicy(new PolicyStatement({ actions: ['s3:PutObject'], resources: objects('batch/', 'runs/') }))
  // https://docs.aws.amazon.com/personalize/latest/dg/metric-attribution-requirements.html
  role.addToPolicy(new PolicyStatement({ actions: ['cloudwatch:PutMetricData'], resources: ['*'] }))
  explain(role, {
    'IAM5[Resource::*]': 'PutMetricData knows no resources, and Personalize alone assumes this role.',
  })
  for (const prefix of ['training/', 'batch/', 'runs/', 'erasures/']) {
    explain(role, {
      [`IAM5[Resource::${names.dataBucketArn}/${prefix}*]`]: `Runs make the keys below ${prefix}; nothing else of the store is readable.`,
    })
  }
  return role
}
