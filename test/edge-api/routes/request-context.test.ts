import { describe, expect, it } from 'vitest'
import { createApp, DEFAULT_SETTINGS } from '../../../edge-api/app.ts'
import { toDaypart, toDevice } from '../../../edge-api/http/request-context.ts'
import { memoryPorts, memoryRecommender, SECRET } from '../../support/memory-ports.ts'

describe('the context of a request', () => {
  it.each([
    ['Mozilla/5.0 (SMART-TV; Linux; Tizen 7.0) AppleWebKit/537.36 Version/7.0 TV Safari/537.36', 'tv'],
    ['Mozilla/5.0 (Linux; Android 11; AFTKA) AppleWebKit/537.36 Silk/108', 'tv'],
    ['Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) Mobile/15E148', 'tablet'],
    ['Mozilla/5.0 (Linux; Android 14; Pixel 8) Chrome/120 Mobile Safari/537.36', 'phone'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/120 Safari/537.36', 'desktop'],
    ['curl/8.5', undefined],
  ])('tells %s from other devices', (userAgent, device) => {
    expect(toDevice(userAgent)).to.equal(device)
  })

  it('says the time of day where the page is', () => {
    const noonUtc = Date.parse('2026-03-10T12:00:00.000Z')

    expect(toDaypart(noonUtc, 'UTC')).to.equal('afternoon')
    expect(toDaypart(noonUtc, 'America/Los_Angeles')).to.equal('morning')
    expect(toDaypart(noonUtc, 'Pacific/Auckland')).to.equal('night')
  })

  it('goes with what is made for one person, never with what is the same for everybody', async () => {
    const recommender = memoryRecommender()
    const app = createApp(
      { ...memoryPorts(), recommender, clock: { now: () => Date.parse('2026-03-10T19:00:00.000Z') } },
      { ...DEFAULT_SETTINGS, allowedOrigins: '*', cursorSecret: SECRET },
    )
    const slates = [
      { id: 'a', kind: 'top-picks', limit: 5 },
      { id: 'b', kind: 'popular', limit: 5 },
    ]

    await app.request('/v1/slates', {
      method: 'POST',
      headers: { 'user-agent': 'Mozilla/5.0 (iPhone) Mobile' },
      body: JSON.stringify({ locale: 'de', timeZone: 'Europe/Berlin', slates }),
    })

    const contextOf = (method: string) =>
      recommender.asked.find((asked) => asked.method === method)?.context ?? 'none'
    expect(contextOf('getTopPicks')).to.deep.equal({ device: 'phone', daypart: 'evening', locale: 'de' })
    expect(contextOf('getPopularItems')).to.equal('none')
  })
})
