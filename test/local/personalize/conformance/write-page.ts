// Writes stories/docs/local-personalize.mdx from the conformance table: npm run docs:personalize
import { writeFile } from 'node:fs/promises'
import { OPERATIONS } from '../../../../edge-api/local/personalize/operations/names.ts'
import { isImplemented } from '../../../../edge-api/local/personalize/operations/table.ts'
import type { Certainty, Row } from './row.ts'
import { TABLE } from './table.ts'

export const PAGE = new URL('../../../../stories/docs/local-personalize.mdx', import.meta.url)

const MEANING: Record<Certainty, string> = {
  sdk: 'seen on the wire of the SDK',
  model: 'the service model that ships with the SDKs',
  guide: "Amazon's developer guide",
  third: 'reports of others',
  unknown: 'nobody here knows: our choice',
}
const CERTAINTIES = Object.keys(MEANING) as Certainty[]

/** What this server does otherwise than AWS on purpose, beside the operations that it lacks. */
const DIFFERENCES = [
  '**The model.** AWS does not say how it recommends. Here every personal recipe is one linear item-to-item model (EASE) with recency and trends; lists differ from those of AWS, their form does not.',
  '**Time.** Training takes seconds, created resources are ACTIVE at once or after `--status-delay`, trending looks at the clock of the data.',
  '**Import** reads folders that stand for buckets, and S3 only with `--s3`. Roles and keys are checked in form and not used.',
  '**A region and an account** are taken as they come: the account is 000000000000, the region us-east-1.',
  '**Quotas of rate** are not enforced; `--fault` throttles on purpose.',
  '**sentAt in milliseconds is refused**, where AWS is said to accept it without effect.',
  '**No actions**, no segments, no exports, no themes, no domain ECOMMERCE: each is refused by name.',
]

export function toPage(): string {
  const missing = [...OPERATIONS].filter((operation) => !isImplemented(operation)).toSorted()
  const works = [...OPERATIONS].filter(isImplemented).toSorted()
  const counts = CERTAINTIES.map((certainty) => TABLE.filter((row) => row.certainty === certainty).length)
  return `import { Meta } from '@storybook/addon-docs/blocks'

<Meta title="Introduction/Local Personalize" />

{/* Written by npm run docs:personalize from the conformance table; edit test/local/personalize/conformance. */}

# A Personalize on your laptop

\`intellistream personalize --data <folder>\` speaks the wire of Amazon Personalize: control plane, runtime and events on one port, with a model that is trained, live events, filters, imports and batch jobs. Any program that uses an AWS SDK, in any language, can talk to it.

## Start with nothing, or with data

A folder that is empty, or not there yet, is an account without anything: create dataset group, schemas, datasets, imports, solutions, campaigns and recommenders as on AWS. A folder with \`training/interactions.csv\` and \`training/items.csv\` (columns USER_ID, ITEM_ID, EVENT_TYPE, TIMESTAMP and ITEM_ID, GENRES, CREATION_TIMESTAMP) starts with a dataset group, trained recommenders, campaigns, filters and an event tracker; so does one that \`intellistream import\` or \`intellistream start\` made. A restart keeps everything; \`--reset\` forgets it.

Imports, batch jobs and data deletion read and write folders that stand for buckets: \`s3://local/\` is the data folder, \`--bucket films=./films\` makes \`s3://films/\` another. With \`--s3\` all other buckets are those of S3, or of what answers at AWS_ENDPOINT_URL_S3, reached with the credentials in the environment.

## Point a program at it

\`\`\`sh
export AWS_ENDPOINT_URL_PERSONALIZE=http://127.0.0.1:8790
export AWS_ENDPOINT_URL_PERSONALIZE_RUNTIME=http://127.0.0.1:8790
export AWS_ENDPOINT_URL_PERSONALIZE_EVENTS=http://127.0.0.1:8790
export AWS_REGION=us-east-1 AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local
aws personalize list-recommenders
\`\`\`

SDKs for JavaScript, Python, Java, Go, .NET, Rust, PHP and Ruby read these names in their current versions; in older ones set the endpoint of the client. Debian's AWS CLI takes \`--endpoint-url\`. The command prints its ARNs when it starts. Requests must be signed in form; \`--verify-signatures key:secret\` verifies each signature.

## Break it on purpose

\`\`\`sh
intellistream personalize --data data --fault 'GetRecommendations=429:0.2,latency=lognormal:40:120' --fault 'PutEvents=hang:0.01'
\`\`\`

A fifth of the calls is throttled, all wait as if over a network, and one event request in a hundred is never answered. The same \`--fault-seed\` and order of requests give the same faults.

## In GitHub Actions

\`\`\`yaml
name: test
on: [push, pull_request]
jobs:
  test:
    runs-on: ubuntu-latest
    env:
      AWS_ENDPOINT_URL_PERSONALIZE: http://127.0.0.1:8790
      AWS_ENDPOINT_URL_PERSONALIZE_RUNTIME: http://127.0.0.1:8790
      AWS_ENDPOINT_URL_PERSONALIZE_EVENTS: http://127.0.0.1:8790
      AWS_REGION: us-east-1
      AWS_ACCESS_KEY_ID: local
      AWS_SECRET_ACCESS_KEY: local
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 20
      - run: npm ci
      # personalize/training/interactions.csv and items.csv of your repository; without them the account is empty
      - run: npx --yes --package=@intellistream/edge-api intellistream personalize --data personalize &
      - run: curl --silent --retry 90 --retry-connrefused --retry-delay 1 http://127.0.0.1:8790/ --output /dev/null
      - run: npm test
\`\`\`

## How sure it is

${TABLE.length} requests, each with the answer that is expected of Amazon Personalize, are run through the real SDK clients in every test run. With credentials the same table runs against AWS.

| What it rests on | Rows |
|---|---|
${CERTAINTIES.map((certainty, index) => `| ${MEANING[certainty]} | ${counts[index] ?? 0} |`).join('\n')}

## What differs

${DIFFERENCES.map((line) => `- ${line}`).join('\n')}

Of the ${OPERATIONS.size} operations of the three clients, ${works.length} work: ${works.map(code).join(', ')}.

The other ${missing.length} are refused by an InvalidInputException that says so: ${missing.map(code).join(', ')}.

## What is not known

Without an account nobody can say how AWS answers these. The local server answers as shown; do not build on it.

${toTable(TABLE.filter(({ certainty }) => certainty === 'unknown' || certainty === 'third'))}

## What is faithful

${[...new Set(TABLE.map(({ operation }) => operation))].map(toSummary).filter(Boolean).join('\n')}
`
}

function toTable(rows: readonly Row[]): string {
  const lines = rows.map(
    (row) =>
      `| ${code(row.operation)} | ${escape(row.title)} | ${toAnswer(row)} | ${MEANING[row.certainty]} |`,
  )
  return ['| Operation | Request | Answer here | Known from |', '|---|---|---|---|', ...lines].join('\n')
}

function toSummary(operation: string): string {
  const rows = TABLE.filter(
    (row) => row.operation === operation && row.certainty !== 'unknown' && row.certainty !== 'third',
  )
  if (rows.length === 0) return ''
  return `- ${code(operation)} (${rows.length}): ${rows.map(({ title }) => escape(title)).join('; ')}`
}

function toAnswer({ expect }: Row): string {
  return 'error' in expect ? `${expect.status} ${expect.error}` : '200'
}

const code = (text: string): string => `\`${text}\``

/** MDX reads braces and angle brackets as its own. */
function escape(text: string): string {
  return text.replaceAll(/[{}<>|]/g, (character) => `\\${character}`)
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const { format, resolveConfig } = await import('prettier')
  const path = PAGE.pathname
  await writeFile(path, await format(toPage(), { ...(await resolveConfig(path)), filepath: path }))
}
