import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Bucket } from 'aws-cdk-lib/aws-s3'
import { CfnQueue } from 'aws-cdk-lib/aws-sqs'
import { describe, expect, it } from 'vitest'
import { createApp, type Context } from './support/synthesize.ts'

const DOMAIN = {
  domainName: 'api.example.com',
  certificateArn: 'arn:aws:acm:us-east-1:111111111111:certificate/1',
}
/** Everything that can be chosen, with everything else. */
const CHOICES: Context[] = ['batch', 'recommenders', 'campaigns'].flatMap((mode) =>
  ['true', 'false'].flatMap((tmdb) =>
    ['true', 'false'].flatMap((waf) => [{}, DOMAIN].map((domain) => ({ mode, tmdb, waf, ...domain }))),
  ),
)
CHOICES.push({ stage: 'prod', region: 'eu-west-1', waf: 'false' })

describe('the rules of cdk-nag and of CloudFormation', () => {
  it.each(CHOICES)('find nothing that is not explained with %j', (context) => {
    const { app } = createApp(context)

    expect(() => app.synth()).not.to.throw()
  })

  it('find a bucket that somebody adds without care', () => {
    const { app, stacks } = createApp()
    new Bucket(stacks.storage, 'Careless')

    expect(() => app.synth()).to.throw(/AwsSolutions-S10/)
    expect(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8')).to.contain('AwsSolutions-S10')
  })

  it('find a property that does not exist', () => {
    const { app, stacks } = createApp()
    const resource = stacks.storage.archiveQueue.node.defaultChild
    if (resource instanceof CfnQueue) resource.addPropertyOverride('DelaySecond', 5)

    expect(() => app.synth()).to.throw(/DelaySecond/)
  })
})
