import { expect, waitUntil } from '@open-wc/testing'
import { createPageApi } from '../../support/page-api.ts'

describe('a page that is still being parsed', () => {
  it('waits for its last tag, and then asks once for all of them', async () => {
    const api = await createPageApi()
    const states: string[] = []
    const listen = ({ data }: MessageEvent): number => states.push(String(data))
    addEventListener('message', listen)
    const frame = document.createElement('iframe')
    frame.src = `/streamed-page?api=${encodeURIComponent(api.url)}`
    document.body.append(frame)

    await waitUntil(() => states.includes('running'), 'the first part of the page', { timeout: 5_000 })
    expect(frame.contentDocument?.readyState).to.equal('loading')
    expect(await api.requests()).to.deep.equal([])
    await fetch('/streamed-page-rest')

    await waitUntil(() => states.includes('ready'), 'a ready rail', { timeout: 5_000 })
    const asked = (await api.requests('/v1/slates')).map(({ body }) => body.slates.length)
    expect(asked).to.deep.equal([2])
    removeEventListener('message', listen)
    frame.remove()
  })
})
