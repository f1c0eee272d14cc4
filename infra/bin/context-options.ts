// What may be chosen on the command line: the names that settings.ts reads.

const text = { type: 'string' } as const

export const CONTEXT_OPTIONS = {
  stage: text,
  region: text,
  account: text,
  mode: text,
  tmdb: text,
  waf: text,
  domainName: text,
  certificateArn: text,
  allowedOrigins: text,
  alarmEmail: text,
  monthlyBudget: text,
  loopSchedule: text,
  locales: text,
  builtInCatalog: text,
  minTps: text,
  idleHours: text,
  rankingArn: text,
  context: text,
  promotionFilterArn: text,
  promotionPercent: text,
  metadataColumns: text,
} as const

/** As the CDK's command line takes them. */
export function toFlags(context: Readonly<Record<string, string | undefined>>): string[] {
  return Object.entries(context).flatMap(([name, value]) =>
    value === undefined ? [] : ['-c', `${name}=${value}`],
  )
}
