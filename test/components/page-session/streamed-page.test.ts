import { expect } from '@open-wc/testing'
import { createPageApi } from '../../support/page-api.ts'
import { until } from '../../support/until.ts'

describe('a page that is still being parsed', () => {
  it('waits for its last tag, and then asks once for all of them', async () => {
    const api = await createPageApi()
    const states: string[] = []
    const listen = ({ data }: MessageEvent): number => states.push(String(data))
    addEventListener('message', listen)
    const frame = document.createElement('iframe')
    frame.src = `/streamed-page?api=${encodeURIComponent(api.url)}`
    document.body.append(frame)

    await until(() => states.includes('running'), 'the first part of the page')
    expect(frame.contentDocument?.readyState).to.equal('loading')
    expect(await api.requests()).to.deep.equal([])
    await fetch('/streamed-page-rest')

    await until(() => states.includes('ready'), 'a ready rail')
    const asked = (await api.requests('/v1/slates')).map(({ body }) => body.slates.length)
    expect(asked).to.deep.equal([2])
    removeEventListener('message', listen)
    frame.remove()
  })
})
