// The control plane: what is alike in all lists, descriptions and deletions, then each creation.
import { DONE, INVALID, NOT_FOUND, limits, required, text } from './row.ts'
import type { Expectation, Request, Row } from './row.ts'

/** Resource to the member that names it, its ARN's type, and whether it can be deleted. */
const RESOURCES: Record<string, { member: string; arn: string; deletes: boolean; seeded?: string }> = {
  DatasetGroup: { member: 'datasetGroupArn', arn: 'dataset-group/none', deletes: true, seeded: '<group>' },
  Dataset: { member: 'datasetArn', arn: 'dataset/none/ITEMS', deletes: true, seeded: '<items>' },
  Schema: { member: 'schemaArn', arn: 'schema/none', deletes: true, seeded: '<schema>' },
  Solution: { member: 'solutionArn', arn: 'solution/none', deletes: true, seeded: '<solution>' },
  SolutionVersion: { member: 'solutionVersionArn', arn: 'solution/none/00000000', deletes: false },
  Campaign: { member: 'campaignArn', arn: 'campaign/none', deletes: true, seeded: '<sims>' },
  Recommender: { member: 'recommenderArn', arn: 'recommender/none', deletes: true, seeded: '<topPicks>' },
  Filter: { member: 'filterArn', arn: 'filter/none', deletes: true, seeded: '<genreFilter>' },
  EventTracker: { member: 'eventTrackerArn', arn: 'event-tracker/none', deletes: true },
  DatasetImportJob: { member: 'datasetImportJobArn', arn: 'dataset-import-job/none', deletes: false },
  BatchInferenceJob: { member: 'batchInferenceJobArn', arn: 'batch-inference-job/none', deletes: false },
  DataDeletionJob: { member: 'dataDeletionJobArn', arn: 'data-deletion-job/none', deletes: false },
  MetricAttribution: { member: 'metricAttributionArn', arn: 'metric-attribution/none', deletes: true },
}

const about: Row[] = Object.entries(RESOURCES).flatMap(([name, { member, arn, deletes, seeded }]) => {
  const operations = [`Describe${name}`, ...(deletes ? [`Delete${name}`] : [])]
  const refusals = operations.flatMap((operation): Row[] => [
    ...required({ operation, base: {} }, member),
    {
      operation,
      title: 'one that nobody made',
      request: { [member]: `<arn>:${arn}` },
      expect: NOT_FOUND,
      certainty: 'model',
    },
    ...limits({ operation, base: {} }, member, {
      bad: { 'no ARN': 'name', '257 characters': `<arn>:${text(257)}` },
    }),
  ])
  if (seeded === undefined) return refusals
  const one = name.replace(/^./, (first) => first.toLowerCase())
  const has = {
    [one]: 'object',
    [`${one}.${member}`]: 'string',
    [`${one}.creationDateTime`]: 'object',
  } as const
  return [
    ...refusals,
    {
      operation: `Describe${name}`,
      title: 'one that is there',
      request: { [member]: seeded },
      expect: { status: 200, has },
      certainty: 'model',
    },
  ]
})

const LISTS = [...Object.keys(RESOURCES).map((name) => `List${name}s`), 'ListRecipes']
const lists: Row[] = LISTS.flatMap((operation): Row[] => {
  // The one list of the service model whose member begins with a capital letter.
  const many =
    operation === 'ListFilters'
      ? 'Filters'
      : operation.replace(/^List(.)/, (_, first: string) => first.toLowerCase())
  const base = { operation, base: {} }
  return [
    {
      operation,
      title: 'all',
      request: {},
      expect: { status: 200, has: { [many]: 'list' } },
      certainty: 'model',
    },
    ...limits(base, 'maxResults', { ok: { one: 1, '100': 100 }, bad: { zero: 0, '101': 101 } }),
    {
      operation,
      title: 'nextToken: one that nobody gave',
      request: { nextToken: 'nobody-gave-this' },
      expect: { status: 400, error: 'InvalidNextTokenException' },
      certainty: 'model',
    },
  ]
})

const ITEMS = JSON.stringify({
  type: 'record',
  name: 'Items',
  namespace: 'com.amazonaws.personalize.schema',
  fields: [
    { name: 'ITEM_ID', type: 'string' },
    { name: 'GENRES', type: 'string', categorical: true },
    { name: 'CREATION_TIMESTAMP', type: 'long' },
  ],
  version: '1.0',
})
const ROLE = 'arn:aws:iam::000000000000:role/personalize'
const BASES: Record<string, { base: Request; names: string; required: string[] }> = {
  CreateSchema: { base: { name: 'conformance', schema: ITEMS }, names: 'name', required: ['name', 'schema'] },
  CreateDatasetGroup: { base: { name: 'conformance' }, names: 'name', required: ['name'] },
  CreateFilter: {
    base: {
      name: 'conformance',
      datasetGroupArn: '<group>',
      filterExpression: 'INCLUDE ItemID WHERE Items.GENRES IN ("Comedy")',
    },
    names: 'name',
    required: ['name', 'datasetGroupArn', 'filterExpression'],
  },
  CreateSolution: {
    base: {
      name: 'conformance',
      datasetGroupArn: '<group>',
      recipeArn: '<recipe>sims',
      performAutoTraining: false,
    },
    names: 'name',
    required: ['name', 'datasetGroupArn'],
  },
  CreateDataset: {
    base: {
      name: 'conformance',
      datasetGroupArn: '<arn>:dataset-group/none',
      schemaArn: '<schema>',
      datasetType: 'Items',
    },
    names: 'name',
    required: ['name', 'datasetGroupArn', 'schemaArn', 'datasetType'],
  },
  CreateEventTracker: {
    base: { name: 'conformance', datasetGroupArn: '<arn>:dataset-group/none' },
    names: 'name',
    required: ['name', 'datasetGroupArn'],
  },
  CreateRecommender: {
    base: {
      name: 'conformance',
      datasetGroupArn: '<arn>:dataset-group/none',
      recipeArn: '<recipe>vod-top-picks',
    },
    names: 'name',
    required: ['name', 'datasetGroupArn', 'recipeArn'],
  },
  CreateCampaign: {
    base: { name: 'conformance', solutionVersionArn: '<arn>:solution/none/00000000' },
    names: 'name',
    required: ['name', 'solutionVersionArn'],
  },
  CreateDatasetImportJob: {
    base: {
      jobName: 'conformance',
      datasetArn: '<arn>:dataset/none/ITEMS',
      dataSource: { dataLocation: 's3://none/x.csv' },
      roleArn: ROLE,
    },
    names: 'jobName',
    required: ['jobName', 'datasetArn', 'dataSource'],
  },
  CreateBatchInferenceJob: {
    base: {
      jobName: 'conformance',
      solutionVersionArn: '<arn>:solution/none/00000000',
      jobInput: { s3DataSource: { path: 's3://none/in/' } },
      jobOutput: { s3DataDestination: { path: 's3://none/out/' } },
      roleArn: ROLE,
    },
    names: 'jobName',
    required: ['jobName', 'solutionVersionArn', 'jobInput', 'jobOutput', 'roleArn'],
  },
  CreateDataDeletionJob: {
    base: {
      jobName: 'conformance',
      datasetGroupArn: '<arn>:dataset-group/none',
      dataSource: { dataLocation: 's3://none/x.csv' },
      roleArn: ROLE,
    },
    names: 'jobName',
    required: ['jobName', 'datasetGroupArn', 'dataSource', 'roleArn'],
  },
}

/** Of these, what the base names does not exist. */
const isAboutNothing = ({ base }: { base: Request }): boolean => JSON.stringify(base).includes('/none')

const creations: Row[] = Object.entries(BASES).flatMap(([operation, creation]): Row[] => {
  const { base, names } = creation
  return [
    {
      operation,
      title: isAboutNothing(creation) ? 'for what nobody made' : 'with what it needs',
      request: base,
      expect: isAboutNothing(creation) ? NOT_FOUND : DONE,
      certainty: 'model',
    },
    ...required({ operation, base }, ...creation.required),
    ...limits({ operation, base }, names, {
      bad: {
        empty: '',
        '64 characters': text(64),
        'a dash first': '-name',
        'a space': 'a name',
        'a dot': 'a.b',
      },
    }),
    ...(isAboutNothing(creation)
      ? []
      : limits({ operation, base }, names, { ok: { '63 characters': text(63) } })),
  ]
})

const filter = {
  operation: 'CreateFilter',
  base: BASES['CreateFilter']?.base ?? {},
  certainty: 'guide',
} as const
const row = (
  operation: string,
  title: string,
  request: Request,
  expect: Expectation,
  certainty: Row['certainty'] = 'model',
): Row => ({
  operation,
  title,
  request,
  expect,
  certainty,
})

/** What changes one resource, with the members that must be there. */
const UPDATES: Record<string, Request> = {
  UpdateCampaign: { campaignArn: '<arn>:campaign/none' },
  UpdateDataset: { datasetArn: '<arn>:dataset/none/ITEMS', schemaArn: '<schema>' },
  UpdateRecommender: { recommenderArn: '<arn>:recommender/none', recommenderConfig: {} },
  UpdateSolution: { solutionArn: '<arn>:solution/none' },
  CreateSolutionVersion: { solutionArn: '<arn>:solution/none' },
  StopSolutionVersionCreation: { solutionVersionArn: '<arn>:solution/none/00000000' },
  CreateMetricAttribution: {
    name: 'conformance',
    datasetGroupArn: '<arn>:dataset-group/none',
    metrics: [{ eventType: 'Watch', metricName: 'watches', expression: 'SAMPLECOUNT()' }],
    metricsOutputConfig: { roleArn: ROLE },
  },
}

/** Segments, exports and two descriptions of what AWS trains with. */
const MISSING: readonly [operation: string, base: Request][] = [
  ['DescribeAlgorithm', { algorithmArn: '<arn>:algorithm/none' }],
  ['DescribeFeatureTransformation', { featureTransformationArn: '<arn>:feature-transformation/none' }],
  ['CreateBatchSegmentJob', { jobName: 'conformance', solutionVersionArn: '<arn>:solution/none/00000000' }],
  ['DescribeBatchSegmentJob', { batchSegmentJobArn: '<arn>:batch-segment-job/none' }],
  ['ListBatchSegmentJobs', {}],
  ['CreateDatasetExportJob', { jobName: 'conformance', datasetArn: '<items>' }],
  ['DescribeDatasetExportJob', { datasetExportJobArn: '<arn>:dataset-export-job/none' }],
  ['ListDatasetExportJobs', {}],
]

export const CONTROL: Row[] = [
  ...about,
  ...lists,
  ...creations,
  ...limits(filter, 'filterExpression', {
    ok: {
      'events of a type': 'EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("Watch")',
      'all events': 'EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("*")',
      'AND and OR': 'INCLUDE ItemID WHERE Items.GENRES IN ("a") AND Items.YEAR > 1990 OR Items.YEAR = 7',
      'two expressions':
        'INCLUDE ItemID WHERE Items.GENRES IN ($G) | EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ($E)',
      'a condition on the user': 'EXCLUDE ItemID WHERE Items.GENRES IN ("a") IF CurrentUser.PLAN = "basic"',
      'NOT IN': 'INCLUDE ItemID WHERE Items.GENRES NOT IN ("a", "b")',
    },
    bad: {
      'no verb': 'ItemID WHERE Items.GENRES IN ("a")',
      'no WHERE': 'INCLUDE ItemID Items.GENRES IN ("a")',
      'an open list': 'INCLUDE ItemID WHERE Items.GENRES IN ("a"',
      'two placeholders in a list': 'INCLUDE ItemID WHERE Items.GENRES IN ($A, $B)',
      'events and items without a bar':
        'INCLUDE ItemID WHERE Items.GENRES IN ("a") AND Interactions.EVENT_TYPE IN ("b")',
      'another dataset': 'INCLUDE ItemID WHERE Movies.GENRES IN ("a")',
    },
  }),
  ...limits({ ...filter, certainty: 'model' }, 'filterExpression', {
    bad: { empty: '', '2501 characters': text(2501) },
  }),
  ...limits({ operation: 'CreateSchema', base: { name: 'conformance' }, certainty: 'guide' }, 'schema', {
    bad: {
      'no JSON': 'record',
      'another type': '{"type":"enum"}',
      'no fields': ITEMS.replace(/"fields":\[.*\]/, '"fields":[]'),
      'no ITEM_ID': ITEMS.replace('ITEM_ID', 'NAME'),
      '20,001 characters': text(20_001),
    },
  }),
  row(
    'CreateSolution',
    'recipeArn: a recipe that nobody has',
    { name: 'conformance', datasetGroupArn: '<group>', recipeArn: '<recipe>none' },
    NOT_FOUND,
  ),
  row(
    'CreateSolution',
    'recipeArn: one for recommenders',
    { name: 'conformance', datasetGroupArn: '<group>', recipeArn: '<recipe>vod-top-picks' },
    INVALID,
    'unknown',
  ),
  row(
    'CreateDatasetGroup',
    'another of the same name',
    { name: '<groupName>' },
    { status: 403, error: 'ResourceAlreadyExistsException' },
  ),
  row(
    'CreateFilter',
    'another of the same name',
    {
      name: 'genre',
      datasetGroupArn: '<group>',
      filterExpression: 'INCLUDE ItemID WHERE Items.GENRES IN ("a")',
    },
    { status: 403, error: 'ResourceAlreadyExistsException' },
  ),
  row(
    'DeleteDatasetGroup',
    'one that still holds datasets',
    { datasetGroupArn: '<group>' },
    { status: 409, error: 'ResourceInUseException' },
  ),
  row(
    'DeleteSchema',
    'one that a dataset has',
    { schemaArn: '<schema>' },
    { status: 409, error: 'ResourceInUseException' },
  ),
  row(
    'DescribeRecipe',
    'one that is there',
    { recipeArn: '<recipe>sims' },
    { status: 200, has: { 'recipe.recipeType': 'string' } },
  ),
  row('DescribeRecipe', 'one that nobody has', { recipeArn: '<recipe>none' }, NOT_FOUND),
  row(
    'GetSolutionMetrics',
    'of a version that nobody trained',
    { solutionVersionArn: '<arn>:solution/none/00000000' },
    NOT_FOUND,
  ),
  ...required({ operation: 'GetSolutionMetrics', base: {} }, 'solutionVersionArn'),
  row(
    'ListTagsForResource',
    'of one that is there',
    { resourceArn: '<group>' },
    { status: 200, has: { tags: 'list' } },
  ),
  row('ListTagsForResource', 'of one that nobody made', { resourceArn: '<arn>:filter/none' }, NOT_FOUND),
  row(
    'TagResource',
    'one that is there',
    { resourceArn: '<group>', tags: [{ tagKey: 'a', tagValue: 'b' }] },
    DONE,
  ),
  ...required(
    { operation: 'TagResource', base: { resourceArn: '<group>', tags: [] } },
    'resourceArn',
    'tags',
  ),
  row('UntagResource', 'one that is there', { resourceArn: '<group>', tagKeys: ['a'] }, DONE),
  ...['StartRecommender', 'StopRecommender'].flatMap((operation): Row[] => [
    ...required({ operation, base: {} }, 'recommenderArn'),
    row(operation, 'one that nobody made', { recommenderArn: '<arn>:recommender/none' }, NOT_FOUND),
  ]),
  row(
    'StartRecommender',
    'one that runs',
    { recommenderArn: '<topPicks>' },
    { status: 409, error: 'ResourceInUseException' },
    'unknown',
  ),
  ...Object.entries(UPDATES).flatMap(([operation, base]): Row[] => [
    ...required({ operation, base }, ...Object.keys(base)),
    row(operation, 'one that nobody made', base, NOT_FOUND),
  ]),
  ...MISSING.map(([operation, base]): Row => ({
    ...row(operation, 'does not exist here', base, INVALID, 'unknown'),
    note: 'AWS has it; the local server says that it has not.',
  })),
  ...['UpdateMetricAttribution', 'ListMetricAttributionMetrics'].map((operation): Row =>
    row(
      operation,
      'one that nobody made',
      { metricAttributionArn: '<arn>:metric-attribution/none' },
      NOT_FOUND,
    ),
  ),
]
