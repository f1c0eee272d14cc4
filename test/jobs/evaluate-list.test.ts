import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { evaluateList } from '../../edge-api/jobs/evaluate-list.ts'
import { createSite } from './support/site.ts'

async function createHeldOut() {
  const site = await createSite({ items: 10 })
  const users = [
    { userId: 'u0', targets: ['i1', 'i4'], known: ['i9'] },
    { userId: 'u1', targets: ['i0'], known: [] },
  ]
  const lines = users.map((user) => `${JSON.stringify(user)}\n`).join('')
  await site.objectStore.put('training/r/held-out.ndjson.gz', gzipSync(lines))
  await site.objectStore.put('training/r/popular.json', Buffer.from('{"itemIds":["i0","i9"]}'))
  return site
}

it('measures an endpoint as Personalize measures its models, beside popular items', async () => {
  const site = await createHeldOut()
  const asked: [string, number][] = []
  const list = {
    name: 'ours',
    recommend: async (userId: string, numResults: number) => {
      asked.push([userId, numResults])
      // u0's own i9 is taken out before anything is measured: hits at places 2 and 5.
      return userId === 'u0' ? ['i9', 'i0', 'i1', 'i2', 'i3', 'i4'] : []
    },
  }

  const { users, figures, coverage } = await evaluateList({ ...site, list }, { runId: 'r' })

  expect(users).to.equal(2)
  expect(asked).to.deep.equal([
    ['u0', 26],
    ['u1', 25],
  ])
  const mean = (name: string, metric: string) => Number(figures[name]?.[metric]?.mean.toFixed(4))
  // The worked example of Personalize's guide for u0, nothing for u1: (0.5 + 0) / 2, (0.6241 + 0) / 2, (2 / 5 + 0) / 2.
  expect(mean('ours', 'mean_reciprocal_rank_at_25')).to.equal(0.25)
  expect(mean('ours', 'normalized_discounted_cumulative_gain_at_5')).to.equal(0.312)
  expect(mean('ours', 'precision_at_5')).to.equal(0.2)
  expect(mean('popular items', 'mean_reciprocal_rank_at_25')).to.equal(0.5)
  expect(coverage).to.deep.equal({ 'popular items': 0.2, ours: 0.5 })
})

it('draws what it found, with the same figures as CSV', async () => {
  const site = await createHeldOut()
  const list = { name: 'a "list", <ours>', recommend: async () => ['i0'] }

  await evaluateList({ ...site, list }, { runId: 'r' })

  const folder = 'reports/evaluation/r-a--list----ours-'
  const [page, csv] = [await site.read(`${folder}/index.html`), await site.read(`${folder}/figures.csv`)]
  expect(page.match(/<svg /g)).to.have.lengthOf(7)
  expect(page).not.to.include('<ours>')
  expect(csv.split('\n')[0]).to.equal('protocol,algorithm,metric,mean,paired_standard_error,cases')
  expect(csv).to.include('held-out interactions,"a ""list"", <ours>",precision_at_25,')
})

it('asks for a run of the loop first', async () => {
  const site = await createSite()
  const list = { name: 'ours', recommend: async () => [] }

  await expect(evaluateList({ ...site, list })).rejects.toThrow('run `intellistream job loop` first')
})
