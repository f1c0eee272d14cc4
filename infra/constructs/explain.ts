// Why a rule of cdk-nag does not hold here. A finding without a reason fails the synthesis.

import { Validations } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'

/** Of a rule of CloudFormation Validate, the rules of the CDK itself. */
export function explainTemplate(construct: IConstruct, rule: string, reason: string): void {
  Validations.of(construct).acknowledge({ id: `CloudFormation-Validate::${rule}`, reason })
}

/** Rule id, with the finding in brackets where a rule has several, to a sentence. */
export function explain(construct: IConstruct, reasons: Readonly<Record<string, string>>): void {
  for (const [id, reason] of Object.entries(reasons)) {
    Validations.of(construct).acknowledge({ id: `AwsSolutions-${id}`, reason })
  }
}
