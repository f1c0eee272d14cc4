import { describe, expect, it } from 'vitest'
import type { ItemDetails } from '../../../edge-api/contract/types.ts'
import { TitleSourceUnavailable } from '../../../edge-api/ports/title-source.ts'
import type { TitleSource } from '../../../edge-api/ports/title-source.ts'
import { CATALOG, memoryCatalog, memoryPorts } from '../../support/memory-ports.ts'
import { testApi } from '../../support/test-api.ts'

/** Item 1 is TMDB's 1001; the source answers by rule and counts. */
function makeApi(getTitle: TitleSource['getTitle']) {
  const asked: string[] = []
  const titleSource: TitleSource = {
    getImageWarnings: async () => [],
    getTitle: (tmdbId, options) => {
      asked.push(tmdbId)
      return getTitle(tmdbId, options)
    },
  }
  const catalog = memoryCatalog(
    CATALOG.map((item) => (item.itemId === '1' ? { ...item, tmdbId: '1001' } : item)),
  )
  const api = testApi({ titleTimeoutMs: 50 }, { ...memoryPorts(), catalog, titleSource })
  const get = (itemId = '1') => api.get<ItemDetails>(`/v1/items/${itemId}`)
  return { api, asked, get }
}

describe('GET /v1/items/{itemId}', () => {
  it('asks TMDB once for an item that no card knows, whoever comes meanwhile', async () => {
    const { asked, get } = makeApi(async () => ({ title: 'Live', genres: [], overview: 'Just fetched.' }))

    const answers = await Promise.all(Array.from({ length: 20 }, () => get()))
    await get()

    for (const answer of answers) expect(answer).to.include({ title: 'Live', overview: 'Just fetched.' })
    expect(answers[0]?.attribution).not.to.be.empty
    expect(asked).to.deep.equal(['1001'])
  })

  it('answers from the catalog when TMDB hangs or fails, and stops asking what keeps failing', async () => {
    const hanging = makeApi(() => new Promise(() => undefined))
    expect(await hanging.get()).to.include({ title: 'Title 1' })

    const failing = makeApi(async () => {
      throw new TitleSourceUnavailable('away')
    })
    for (let time = 0; time < 20; time += 1) expect(await failing.get()).to.include({ title: 'Title 1' })

    expect(failing.asked).to.have.length(5)
  })

  it('asks nothing for items that TMDB does not have, and remembers a miss', async () => {
    const { asked, get } = makeApi(async () => undefined)

    await get('2')
    expect(asked).to.deep.equal([])
    await get()
    await get()

    expect(asked).to.have.length(1)
  })

  it('never lets a slate wait for TMDB', async () => {
    const { api, asked } = makeApi(() => new Promise(() => undefined))

    await api.get('/v1/items/1/similar')

    expect(asked).to.deep.equal([])
  })
})
