// The one public door: CloudFront in front of the API and the kit's files, with the firewall before it.

import { Duration, Fn, Stack } from 'aws-cdk-lib'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront'
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import type { IBucket } from 'aws-cdk-lib/aws-s3'
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Construct } from 'constructs'
import { fileURLToPath } from 'node:url'
import { publicAnswers, versionedFiles } from '../constructs/cache-policies.ts'
import { explain } from '../constructs/explain.ts'
import { firewall } from '../constructs/firewall.ts'
import { privateBucket } from '../constructs/private-bucket.ts'
import type { BaseProps } from './props.ts'

export interface EdgeProps extends BaseProps {
  api: HttpApi
  originSecret: ISecret
  logs: IBucket
}

/** The same for everybody; everything else is asked anew each time. */
const PUBLIC_PATHS = ['/v1/items/*', '/v1/trending', '/v1/popular', '/openapi.json', '/docs']
const OWN_TOKENS = fileURLToPath(new URL('../edge-functions/own-tokens.js', import.meta.url))

export class EdgeStack extends Stack {
  readonly distribution: cloudfront.Distribution
  readonly kit: IBucket

  constructor(scope: Construct, id: string, props: EdgeProps) {
    super(scope, id, props)
    const { names, settings } = props
    const kit = privateBucket(this, 'Kit', {
      bucketName: names.kitBucket,
      versioned: true,
      log: { bucket: props.logs, prefix: 'kit/' },
    })
    this.kit = kit

    const personal: cloudfront.AddBehaviorOptions = {
      viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
      cachePolicy: cloudfront.CachePolicy.CACHING_DISABLED,
      originRequestPolicy: cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    }
    // The origin hears only what the answer is kept by, so that it cannot depend on who asked first.
    const shared: cloudfront.AddBehaviorOptions = {
      viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: cloudfront.AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
      cachePolicy: publicAnswers(this, `${names.prefix}-public-answers`),
    }
    const origin = this.#makeApiOrigin(props)
    const ownTokens = new cloudfront.Function(this, 'OwnTokens', {
      functionName: `${names.prefix}-own-tokens`,
      runtime: cloudfront.FunctionRuntime.JS_2_0,
      code: cloudfront.FunctionCode.fromFile({ filePath: OWN_TOKENS }),
    })

    this.distribution = new cloudfront.Distribution(this, 'Distribution', {
      comment: names.prefix,
      defaultBehavior: { origin, ...personal },
      additionalBehaviors: {
        '/v1/me*': {
          origin,
          ...personal,
          functionAssociations: [
            { function: ownTokens, eventType: cloudfront.FunctionEventType.VIEWER_REQUEST },
          ],
        },
        ...Object.fromEntries(PUBLIC_PATHS.map((path) => [path, { origin, ...shared }])),
        '/kit/*': {
          origin: S3BucketOrigin.withOriginAccessControl(kit),
          viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.HTTPS_ONLY,
          allowedMethods: cloudfront.AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
          cachePolicy: versionedFiles(this, `${names.prefix}-versioned-files`),
          responseHeadersPolicy: kitHeaders(this, `${names.prefix}-kit`),
          compress: true,
        },
      },
      minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
      priceClass: cloudfront.PriceClass.PRICE_CLASS_100,
      enableLogging: false,
      ...(settings.waf ? { webAclId: firewall(this, names.prefix).attrArn } : {}),
      ...(settings.domain === undefined
        ? {}
        : {
            domainNames: [settings.domain.name],
            certificate: Certificate.fromCertificateArn(this, 'Certificate', settings.domain.certificateArn),
          }),
    })
    explain(this.distribution, {
      CFR1: 'A streaming site has an audience in every country; where films may be shown is for the site to say.',
      CFR3: 'Addresses and paths of viewers are personal data. The gateway logs what was asked without them.',
      ...(settings.waf
        ? {}
        : { CFR2: 'Chosen by waf=false: another firewall stands in front, or none is wanted in a trial.' }),
      ...(settings.domain === undefined
        ? {
            CFR4: "Without a domain of its own the distribution has CloudFront's certificate, which also takes older TLS.",
          }
        : {}),
    })
  }

  #makeApiOrigin({ api, originSecret, settings }: EdgeProps): HttpOrigin {
    // A reference: CloudFormation puts the text in when it deploys, the template never has it.
    const reference = [
      '{{resolve:secretsmanager:',
      originSecret.secretArn,
      `:SecretString:::${settings.originSecretVersion ?? ''}}}`,
    ]
    return new HttpOrigin(Fn.select(2, Fn.split('/', api.apiEndpoint)), {
      protocolPolicy: cloudfront.OriginProtocolPolicy.HTTPS_ONLY,
      originSslProtocols: [cloudfront.OriginSslPolicy.TLS_V1_2],
      customHeaders: { 'x-origin-secret': Fn.join('', reference) },
      readTimeout: Duration.seconds(10),
      keepaliveTimeout: Duration.seconds(60),
    })
  }
}

/** Files of the kit: any site may load them, and none may be taken for something else. */
function kitHeaders(scope: Construct, name: string): cloudfront.ResponseHeadersPolicy {
  return new cloudfront.ResponseHeadersPolicy(scope, 'KitHeaders', {
    responseHeadersPolicyName: name,
    corsBehavior: {
      accessControlAllowOrigins: ['*'],
      accessControlAllowMethods: ['GET', 'HEAD'],
      accessControlAllowHeaders: ['*'],
      accessControlAllowCredentials: false,
      accessControlMaxAge: Duration.hours(2),
      originOverride: true,
    },
    securityHeadersBehavior: {
      contentTypeOptions: { override: true },
      strictTransportSecurity: {
        accessControlMaxAge: Duration.days(365),
        includeSubdomains: true,
        override: true,
      },
      referrerPolicy: { referrerPolicy: cloudfront.HeadersReferrerPolicy.NO_REFERRER, override: true },
      contentSecurityPolicy: {
        contentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'",
        override: true,
      },
    },
    customHeadersBehavior: {
      customHeaders: [{ header: 'Cross-Origin-Resource-Policy', value: 'cross-origin', override: true }],
    },
  })
}
