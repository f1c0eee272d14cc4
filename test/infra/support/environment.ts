// The environment that a template gives to a function, with what only AWS knows filled in.

import type { Template } from 'aws-cdk-lib/assertions'
import { find, namesOf, type Context } from './synthesize.ts'

/** Cognito's and Personalize's own ids. */
const MADE_BY_AWS: Record<string, string> = {
  COGNITO_USER_POOL_ID: 'us-east-1_Local0001',
  COGNITO_CLIENT_IDS: 'intellistream-local',
  PERSONALIZE_TRACKING_ID: '00000000-0000-0000-0000-000000000000',
  PERSONALIZE_ROLE_ARN: 'arn:aws:iam::111111111111:role/intellistream-dev-personalize',
}

export function environmentOf(
  templates: Record<string, Template>,
  functionName: string,
  context: Context = {},
): Record<string, string> {
  const lambda = Object.values(find(templates, 'AWS::Lambda::Function')).find(
    ({ Properties }) => Properties['FunctionName'] === functionName,
  )
  const { Variables = {} } = (lambda?.Properties['Environment'] ?? {}) as {
    Variables?: Record<string, unknown>
  }
  const { secrets } = namesOf(context)
  const known: Record<string, string> = {
    ...MADE_BY_AWS,
    TOKEN_SECRET_ID: secrets.token,
    ORIGIN_SECRET_ID: secrets.origin,
    TMDB_TOKEN_ID: secrets.tmdbToken,
  }
  return Object.fromEntries(
    Object.entries(Variables).map(([name, value]) => {
      const text = typeof value === 'string' ? value : known[name]
      if (text === undefined) throw new Error(`What is ${name}? The template says ${JSON.stringify(value)}`)
      return [name, text]
    }),
  )
}
