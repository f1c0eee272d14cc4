// The firewall in front of everything: bad addresses and known attacks out, and a limit on how much one address may ask.

import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2'
import type { Construct } from 'constructs'

/** Requests of one address in five minutes. A home behind one address browses at some hundred. */
const MOST_REQUESTS = 3000
/** Opening sessions costs a signature each and nobody needs many. */
const MOST_SESSIONS = 300

export function firewall(scope: Construct, name: string): CfnWebACL {
  const visible = (metricName: string) => ({
    sampledRequestsEnabled: true,
    cloudWatchMetricsEnabled: true,
    metricName: `${name}-${metricName}`,
  })
  const managed = (rule: string, priority: number): CfnWebACL.RuleProperty => ({
    name: rule,
    priority,
    overrideAction: { none: {} },
    statement: { managedRuleGroupStatement: { vendorName: 'AWS', name: rule } },
    visibilityConfig: visible(rule),
  })
  const rate = (rule: string, priority: number, limit: number, path?: string): CfnWebACL.RuleProperty => ({
    name: rule,
    priority,
    action: {
      block: {
        customResponse: { responseCode: 429, responseHeaders: [{ name: 'Retry-After', value: '300' }] },
      },
    },
    statement: {
      rateBasedStatement: {
        limit,
        aggregateKeyType: 'IP',
        ...(path === undefined
          ? {}
          : {
              scopeDownStatement: {
                byteMatchStatement: {
                  fieldToMatch: { uriPath: {} },
                  positionalConstraint: 'STARTS_WITH',
                  searchString: path,
                  textTransformations: [{ priority: 0, type: 'NONE' }],
                },
              },
            }),
      },
    },
    visibilityConfig: visible(rule),
  })
  return new CfnWebACL(scope, 'Firewall', {
    name,
    scope: 'CLOUDFRONT',
    defaultAction: { allow: {} },
    visibilityConfig: visible('all'),
    rules: [
      managed('AWSManagedRulesAmazonIpReputationList', 0),
      managed('AWSManagedRulesKnownBadInputsRuleSet', 1),
      rate('Sessions', 2, MOST_SESSIONS, '/v1/session'),
      rate('Requests', 3, MOST_REQUESTS),
    ],
  })
}
