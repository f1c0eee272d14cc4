// What each function finds in its environment, by the names that edge-api/config.ts reads: another name is a type error.
// Secrets are named, never written.

import type { Environment } from './constructs/node-function.ts'
import { CATALOG } from './functions/bundle.ts'
import type { Names, UseCase } from './names.ts'
import type { Settings } from './settings.ts'

interface Base {
  names: Names
  settings: Settings
}

const ARN_NAMES = {
  'top-picks': 'PERSONALIZE_TOP_PICKS_ARN',
  'more-like-x': 'PERSONALIZE_MORE_LIKE_X_ARN',
  'because-you-watched-x': 'PERSONALIZE_BECAUSE_YOU_WATCHED_X_ARN',
  'most-popular': 'PERSONALIZE_MOST_POPULAR_ARN',
  'trending-now': 'PERSONALIZE_TRENDING_NOW_ARN',
} as const satisfies Record<UseCase, keyof Environment>

export function apiEnvironment(
  { names, settings, userPoolId, clientId }: Base & { userPoolId: string; clientId: string },
  {
    tokenSecretId,
    originSecretId,
    tmdbTokenId,
  }: { tokenSecretId: string; originSecretId: string; tmdbTokenId?: string },
): Environment {
  return {
    DATA_BUCKET: names.dataBucket,
    ...servingEnvironment({ names, settings }),
    ...settings.custom,
    COGNITO_USER_POOL_ID: userPoolId,
    COGNITO_CLIENT_IDS: clientId,
    ALLOWED_ORIGINS: settings.allowedOrigins.join(','),
    TOKEN_SECRET_ID: tokenSecretId,
    ORIGIN_SECRET_ID: originSecretId,
    METRICS_NAMESPACE: names.metricsNamespace,
    ...tmdbEnvironment(settings, tmdbTokenId),
    // Lambda unpacks a bundle there.
    ...(settings.builtInCatalog === undefined ? {} : { BUILT_IN_CATALOG: `/var/task/${CATALOG}` }),
    PERSONALIZE_TIMEOUT_MS: '400',
    PROFILE_TIMEOUT_MS: '250',
    TOTAL_TIMEOUT_MS: '1200',
  }
}

export function forwarderEnvironment(
  { names, settings }: Base,
  { trackingId }: { trackingId: string },
): Environment {
  return {
    DATA_BUCKET: names.dataBucket,
    PERSONALIZE_TRACKING_ID: trackingId,
    // Domain recommenders know no likes.
    PERSONALIZE_LIKES: String(settings.mode !== 'recommenders'),
  }
}

export function jobEnvironment(
  { names, settings }: Base,
  { personalizeRoleArn }: { personalizeRoleArn: string },
): Environment {
  return {
    DATA_BUCKET: names.dataBucket,
    ...servingEnvironment({ names, settings }),
    PERSONALIZE_DATASET_GROUP: names.loopDatasetGroup,
    PERSONALIZE_DATASET_GROUP_ARNS: names.datasetGroupArns.join(','),
    PERSONALIZE_ROLE_ARN: personalizeRoleArn,
    ...(settings.mode === 'batch' ? {} : { PERSONALIZE_IDLE_HOURS: String(settings.idleHours) }),
    ...(settings.mode === 'campaigns'
      ? {
          PERSONALIZE_LIVE_DATASET_GROUP_ARN: names.datasetGroupArn,
          PERSONALIZE_MIN_TPS: String(settings.minTps),
        }
      : {}),
    ATHENA_WORKGROUP: names.workgroup,
    ATHENA_DATABASE: names.database,
    METRICS_NAMESPACE: names.metricsNamespace,
  }
}

export function titlesEnvironment(
  { names, settings }: Base,
  { tmdbTokenId }: { tmdbTokenId: string },
): Environment {
  return { DATA_BUCKET: names.dataBucket, ...tmdbEnvironment(settings, tmdbTokenId) }
}

function tmdbEnvironment({ locales }: Settings, tmdbTokenId: string | undefined): Environment {
  return {
    TMDB_LOCALES: locales.join(','),
    ...(tmdbTokenId === undefined ? {} : { TMDB_TOKEN_ID: tmdbTokenId }),
  }
}

function servingEnvironment({ names, settings }: Base): Environment {
  const arns = Object.entries(names.servingArns).map(([useCase, arn]) => [ARN_NAMES[useCase as UseCase], arn])
  return {
    MODE: settings.mode === 'batch' ? 'batch' : 'live',
    ...(Object.fromEntries(arns) as Environment),
    ...(settings.mode === 'batch' ? {} : { PERSONALIZE_GENRE_FILTER_ARN: names.genreFilterArn }),
  }
}
