// The API: an HTTP API in front of three functions of one bundle, so that a rush on one leaves the others their share.

import { RemovalPolicy, Stack } from 'aws-cdk-lib'
import { CfnStage, HttpApi, HttpMethod, HttpStage } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { Secret, type ISecret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Construct } from 'constructs'
import { allowData, type DataAccess } from '../constructs/data-access.ts'
import { explain } from '../constructs/explain.ts'
import { deployGradually } from '../constructs/gradual-deployment.ts'
import { LOG_DAYS, NodeFunction } from '../constructs/node-function.ts'
import { apiEnvironment } from '../environment.ts'
import type { BaseProps } from './props.ts'

export interface ApiProps extends BaseProps {
  userPoolId: string
  clientId: string
  tmdbToken: ISecret | undefined
}

/** Requests a second that the gateway lets through in all, beyond what the firewall stops by address. */
const THROTTLE = { rateLimit: 500, burstLimit: 1000 }
/** Of an access token that Amplify gets by SRP. An ID token has no scope, so it is refused: the gateway looks at nothing else that differs. */
const ACCESS_SCOPE = 'aws.cognito.signin.user.admin'

export const API_FUNCTIONS = {
  slates: {
    reservedConcurrency: 100,
    description: 'Slates, sessions, items and what the caller owns',
    // Signing in merges what was done before it; /v1/me gives everything out that is held of somebody, and erases it.
    access: {
      read: [
        'mappings/',
        'catalog/',
        'fallback/',
        'users/',
        'merges/',
        'batch/',
        'tombstones/',
        'subjects/',
        'history/',
        'events/v1/',
      ],
      write: ['users/', 'merges/', 'subjects/', 'tombstones/', 'events/v1/dt='],
      delete: ['users/', 'mappings/'],
    },
  },
  ingest: {
    reservedConcurrency: 100,
    description: 'Takes events: archive, profile, acknowledgment',
    access: {
      read: ['mappings/', 'users/', 'catalog/', 'tombstones/'],
      write: ['events/v1/dt=', 'users/', 'subjects/'],
    },
  },
  operators: {
    reservedConcurrency: 5,
    description: 'Figures of the whole site, and readiness',
    access: { read: ['mappings/', 'catalog/', 'fallback/', 'batch/', 'reports/'] },
  },
} as const satisfies Record<string, { reservedConcurrency: number; description: string; access: DataAccess }>

export class ApiStack extends Stack {
  readonly api: HttpApi
  readonly originSecret: Secret
  readonly functions: Readonly<Record<keyof typeof API_FUNCTIONS, NodeFunction>>

  constructor(scope: Construct, id: string, props: ApiProps) {
    super(scope, id, props)
    const { names, settings, tmdbToken } = props
    const tokenSecret = this.#makeSecret(
      'TokenSecret',
      names.secrets.token,
      'Signs anonymous tokens, ingest tokens and cursors',
    )
    this.originSecret = this.#makeSecret(
      'OriginSecret',
      names.secrets.origin,
      'What CloudFront says to prove itself',
    )

    const make = (name: keyof typeof API_FUNCTIONS): NodeFunction => {
      const { reservedConcurrency, description, access } = API_FUNCTIONS[name]
      const node = new NodeFunction(this, name, {
        functionName: names.functions[name],
        bundle: props.bundles.api,
        environment: apiEnvironment(props, {
          tokenSecretId: tokenSecret.secretName,
          originSecretId: this.originSecret.secretName,
          ...(tmdbToken === undefined ? {} : { tmdbTokenId: tmdbToken.secretName }),
        }),
        memoryMegabytes: 1024,
        timeoutSeconds: 10,
        reservedConcurrency,
        // Another description is another version, which starts with new processes.
        description: settings.restart === undefined ? description : `${description} (${settings.restart})`,
      })
      allowData(node, names.dataBucketArn, access)
      node.allow(
        ['secretsmanager:GetSecretValue'],
        [tokenSecret, this.originSecret, tmdbToken].flatMap((secret) => secret?.secretArn ?? []),
      )
      deployGradually(node)
      return node
    }
    this.functions = { slates: make('slates'), ingest: make('ingest'), operators: make('operators') }
    this.#allowRecommendations(props)
    // Titles that slates met without details.
    if (tmdbToken !== undefined)
      allowData(this.functions.slates, names.dataBucketArn, { read: [], write: ['wanted/'] })

    this.api = this.#makeApi(props)
  }

  #makeSecret(id: string, secretName: string, description: string): Secret {
    const secret = new Secret(this, id, {
      secretName,
      description,
      generateSecretString: { passwordLength: 48, excludePunctuation: true },
      removalPolicy: RemovalPolicy.DESTROY,
    })
    explain(secret, {
      SMG4: 'It is rotated by `npm run operate -- rotate`, which also tells CloudFront; the one before stays valid meanwhile.',
    })
    return secret
  }

  /** Only what answers pages asks Personalize, and only what this mode deploys. */
  #allowRecommendations({ names, settings }: BaseProps): void {
    if (settings.mode === 'batch') return
    const { PERSONALIZE_PROMOTION_FILTER_ARN: promotion, PERSONALIZE_RANKING_ARN: ranking } = settings.custom
    const arns = [...new Set(Object.values(names.servingArns)), names.genreFilterArn]
    this.functions.slates.allow(['personalize:GetRecommendations'], promotion ? [...arns, promotion] : arns)
    if (ranking !== undefined) this.functions.slates.allow(['personalize:GetPersonalizedRanking'], [ranking])
    // /readyz asks for one popular title.
    this.functions.operators.allow(
      ['personalize:GetRecommendations'],
      [names.servingArns['most-popular'] ?? names.genreFilterArn],
    )
  }

  #makeApi({ names, userPoolId, clientId }: ApiProps): HttpApi {
    const { slates, ingest, operators } = this.functions
    const to = (name: string, node: NodeFunction) => new HttpLambdaIntegration(name, node.alias)
    const api = new HttpApi(this, 'Http', {
      apiName: names.prefix,
      description: 'IntelliStream',
      createDefaultStage: false,
    })
    // The function knows what exists and refuses the rest; it also answers preflights.
    api.addRoutes({ path: '/{proxy+}', integration: to('Rest', slates) })
    const authorizer = new HttpJwtAuthorizer(
      'Users',
      `https://cognito-idp.${this.region}.amazonaws.com/${userPoolId}`,
      { jwtAudience: [clientId] },
    )
    for (const path of ['/v1/me', '/v1/me/{proxy+}']) {
      api.addRoutes({
        path,
        methods: [HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE],
        integration: to('Me', slates),
        authorizer,
        authorizationScopes: [ACCESS_SCOPE],
      })
    }
    for (const path of ['/v1/accuracy', '/v1/loop']) {
      api.addRoutes({
        path,
        methods: [HttpMethod.GET],
        integration: to('Operators', operators),
        authorizer,
        authorizationScopes: [ACCESS_SCOPE],
      })
    }
    api.addRoutes({ path: '/readyz', methods: [HttpMethod.GET], integration: to('Ready', operators) })
    api.addRoutes({ path: '/v1/events', methods: [HttpMethod.POST], integration: to('Events', ingest) })
    explain(api, {
      APIG4:
        'Public slates need no token. Every route is verified again in the function, and nothing passes without the origin secret.',
    })

    const stage = new HttpStage(this, 'Stage', {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
      throttle: THROTTLE,
      detailedMetricsEnabled: true,
    })
    this.#logAccess(stage)
    return api
  }

  /** What was asked and how it ended: never a token, a body, a query or an address. */
  #logAccess(stage: HttpStage): void {
    const log = new LogGroup(this, 'AccessLog', { retention: LOG_DAYS, removalPolicy: RemovalPolicy.DESTROY })
    const resource = stage.node.defaultChild
    if (!(resource instanceof CfnStage)) throw new Error('The stage has no resource of its own')
    resource.accessLogSettings = {
      destinationArn: log.logGroupArn,
      format: JSON.stringify({
        requestId: '$context.requestId',
        route: '$context.routeKey',
        status: '$context.status',
        ms: '$context.responseLatency',
        error: '$context.integrationErrorMessage',
      }),
    }
  }
}
