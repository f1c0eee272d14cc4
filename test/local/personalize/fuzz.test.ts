import { afterAll, beforeAll, expect, it } from 'vitest'
import { runFuzz } from './fuzz/run-fuzz.ts'
import { startLocal } from './start-local.ts'
import type { Local } from './start-local.ts'

let local: Local
const log: string[] = []
beforeAll(async () => {
  local = await startLocal({ onLog: (line) => log.push(line) })
})
afterAll(() => local.stop())

it('answers 2,000 odd requests by an answer or a modelled error each', async () => {
  const { url, trackingId, recommenderArns, campaignArns, datasetArns, filterArns } = local.server
  const arns = [recommenderArns, campaignArns, datasetArns, filterArns].flatMap((some) => Object.values(some))
  const { offences, answers, requests } = await runFuzz({
    port: Number(new URL(url).port),
    known: { arns, trackingId },
    requests: 2000,
    seed: 20,
    connections: 4,
  })

  expect(offences).toEqual([])
  expect(requests).toBeGreaterThanOrEqual(2000)
  expect(answers['200']).toBeGreaterThan(10)
  expect(answers['InvalidInputException']).toBeGreaterThan(500)
  expect(log.filter((line) => line.includes('Error'))).toEqual([])
})
