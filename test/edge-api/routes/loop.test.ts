import { describe, expect, it } from 'vitest'
import { EXAMPLES } from '../../../edge-api/contract/examples/examples.ts'
import type { LoopReport } from '../../../edge-api/contract/types.ts'
import { LOOP_REPORT_KEY } from '../../../edge-api/domain/loop-report.ts'
import { testApi, USER } from '../../support/test-api.ts'

const TOKEN = `user.${USER}`
const OPERATOR = `operator.${USER}`

describe('GET /v1/loop', () => {
  it('says what the loop wrote of itself', async () => {
    const api = testApi()
    const report = EXAMPLES['getLoop']?.answer
    await api.ports.objectStore.put(LOOP_REPORT_KEY, Buffer.from(JSON.stringify(report)))

    expect(await api.get<LoopReport>('/v1/loop', OPERATOR)).to.deep.equal(report)
  })

  it('has no runs before the first', async () => {
    expect(await testApi().get<LoopReport>('/v1/loop', OPERATOR)).to.deep.equal({ runs: [] })
  })

  it('is for operators only', async () => {
    const ask = async (headers: Record<string, string>) =>
      (await testApi().request('/v1/loop', { headers })).status

    expect(await ask({ authorization: `Bearer ${TOKEN}` })).to.equal(403)
    expect(await ask({})).to.equal(401)
  })
})
