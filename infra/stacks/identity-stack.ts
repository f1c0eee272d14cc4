// Who signs in: a Cognito user pool, its one app client for browsers, and the group that may see the whole site's figures.

import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import type { UserPoolClient } from 'aws-cdk-lib/aws-cognito'
import { AccountRecovery, FeaturePlan, Mfa, UserPool, UserPoolGroup } from 'aws-cdk-lib/aws-cognito'
import type { Construct } from 'constructs'
import { explain } from '../constructs/explain.ts'
import type { BaseProps } from './props.ts'

export class IdentityStack extends Stack {
  readonly userPool: UserPool
  readonly client: UserPoolClient

  constructor(scope: Construct, id: string, props: BaseProps) {
    super(scope, id, props)
    this.userPool = new UserPool(this, 'Users', {
      userPoolName: props.names.prefix,
      selfSignUpEnabled: true,
      signInAliases: { email: true },
      autoVerify: { email: true },
      keepOriginal: { email: true },
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      featurePlan: FeaturePlan.ESSENTIALS,
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
      },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    explain(this.userPool, {
      COG2: 'A second factor is offered and not forced: the audience of a streaming site signs in on televisions.',
      COG3: 'Threat protection is part of the Plus plan, billed by user; turn it on by featurePlan when the site needs it.',
      COG8: 'The Essentials plan has all that is used here.',
    })
    this.client = this.userPool.addClient('Browser', {
      userPoolClientName: `${props.names.prefix}-browser`,
      generateSecret: false,
      authFlows: { userSrp: true },
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.days(30),
      // Two tabs that refresh at once would sign each other out without a time in which the old token still works.
      refreshTokenRotationGracePeriod: Duration.seconds(60),
      disableOAuth: true,
    })
    new UserPoolGroup(this, 'Operators', {
      userPool: this.userPool,
      groupName: 'operators',
      description: 'May see the figures of the whole site',
    })
  }
}
