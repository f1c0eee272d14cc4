// A Lambda function from a bundle: arm64, a role that may do what is granted and nothing else, a log that is not kept for ever.

import { Duration } from 'aws-cdk-lib'
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Alias, Architecture, Code, Function, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { EnvironmentName } from '../../edge-api/config.ts'
import { HANDLER } from '../functions/bundle.ts'

export type Environment = Partial<Record<EnvironmentName, string>>

export interface NodeFunctionProps {
  functionName: string
  /** The folder of its bundle. */
  bundle: string
  environment: Environment
  memoryMegabytes: number
  timeoutSeconds: number
  /** How many may run at once; nobody else can use them up. */
  reservedConcurrency: number
  description: string
}

/** How long logs are kept: long enough to look into an incident, and no personal data for ever. */
export const LOG_DAYS = RetentionDays.ONE_MONTH

export class NodeFunction extends Construct {
  readonly function: Function
  /** What callers call, so that a new version can take over little by little. */
  readonly alias: Alias

  constructor(scope: Construct, id: string, props: NodeFunctionProps) {
    super(scope, id)
    const {
      functionName,
      bundle,
      environment,
      memoryMegabytes,
      timeoutSeconds,
      reservedConcurrency,
      description,
    } = props
    const logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: LOG_DAYS,
    })
    const role = new Role(this, 'Role', {
      roleName: `${functionName}-role`,
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `What ${functionName} may do`,
    })
    logGroup.grantWrite(role)
    this.function = new Function(this, 'Function', {
      functionName,
      description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(bundle),
      handler: HANDLER,
      memorySize: memoryMegabytes,
      timeout: Duration.seconds(timeoutSeconds),
      reservedConcurrentExecutions: reservedConcurrency,
      environment: { ...environment },
      role,
      logGroup,
      loggingFormat: LoggingFormat.TEXT,
    })
    this.alias = new Alias(this, 'Live', { aliasName: 'live', version: this.function.currentVersion })
  }

  allow(actions: string[], resources: string[], conditions?: Record<string, unknown>): void {
    this.function.addToRolePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions,
        resources,
        ...(conditions === undefined ? {} : { conditions }),
      }),
    )
  }
}
