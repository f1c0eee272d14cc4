import { describe, expect, it } from 'vitest'
import { ENVIRONMENT_NAMES, readConfig } from '../../edge-api/config.ts'
import { environmentOf } from './support/environment.ts'
import { namesOf, synthesize, type Context } from './support/synthesize.ts'

/** Set by Lambda itself, or read on a laptop only. */
const NOT_SET_BY_STACKS = {
  AWS_REGION: 'Lambda sets it',
  PORT: 'a laptop listens',
  PUBLIC_URL: 'a laptop draws posters at its own address',
  INTELLISTREAM_DATA: 'a laptop keeps everything in a folder',
  TOKEN_SECRET: 'on AWS the secret is named by TOKEN_SECRET_ID',
  TMDB_URL: 'a laptop may have a stand-in',
  TMDB_NOTICE: 'its default is the wording that TMDB asks for',
  TMDB_TOKEN: 'on AWS the secret is named by TMDB_TOKEN_ID',
} as const

const ALL: Context[] = [
  { mode: 'batch' },
  {
    mode: 'campaigns',
    rankingArn: 'arn:aws:personalize:us-east-1:111111111111:campaign/ranking',
    context: 'DEVICE,DAYPART',
    promotionFilterArn: 'arn:aws:personalize:us-east-1:111111111111:filter/new',
    promotionPercent: '20',
    metadataColumns: 'GENRES',
  },
  {
    mode: 'recommenders',
    builtInCatalog: 'items.ndjson.gz',
    tmdb: 'true',
    domainName: 'api.example.com',
    certificateArn: 'arn:aws:acm:us-east-1:111111111111:certificate/1',
  },
]
const environments = ALL.flatMap((context) => {
  const templates = synthesize(context)
  return Object.values(namesOf(context).functions).map((name) => environmentOf(templates, name, context))
})
const set = new Set(environments.flatMap((environment) => Object.keys(environment)))

describe('environment names', () => {
  it('that a stack sets are all read by config.ts', () => {
    expect([...set].filter((name) => !(ENVIRONMENT_NAMES as readonly string[]).includes(name))).to.deep.equal(
      [],
    )
  })

  it('that config.ts reads are all set by a stack, or have a reason not to be', () => {
    const missing = ENVIRONMENT_NAMES.filter((name) => !set.has(name) && !(name in NOT_SET_BY_STACKS))
    expect(missing).to.deep.equal([])
  })

  it('have no reason that is out of date', () => {
    for (const name of Object.keys(NOT_SET_BY_STACKS)) {
      expect(ENVIRONMENT_NAMES, name).to.include(name)
      expect([...set], name).not.to.include(name)
    }
  })

  it('have values that config.ts takes', () => {
    for (const environment of environments) expect(() => readConfig(environment)).not.to.throw()
  })
})
