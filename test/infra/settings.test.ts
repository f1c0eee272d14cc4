import { describe, expect, it } from 'vitest'
import { InvalidSettings, readSettings } from '../../infra/settings.ts'

const read = (context: Record<string, unknown>) => () => readSettings((name) => context[name])

describe('readSettings', () => {
  it('needs nothing, and then costs nothing by the hour', () => {
    expect(read({})()).to.include({
      stage: 'dev',
      mode: 'batch',
      region: 'us-east-1',
      waf: true,
      tmdb: false,
    })
  })

  it('says every fault in one go', () => {
    expect(read({ stage: 'Dev!', mode: 'live', monthlyBudget: 'much', allowedOrigins: 'example.com' }))
      .to.throw(InvalidSettings)
      .with.property('message')
      .that.matches(/stage[^\n]*\n[^]*mode[^]*/)
  })

  it('knows that CloudFront’s firewalls live in one region, and that a domain has a certificate', () => {
    expect(read({ region: 'eu-west-1' })).to.throw(/waf=true needs region=us-east-1/)
    expect(read({ domainName: 'api.example.com' })).to.throw(/come together/)
  })
})
