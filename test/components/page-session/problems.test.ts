import { expect } from '@open-wc/testing'
import { toProblem } from '../../../components/page-session/problems.ts'

const api = 'https://api.your.site'

describe('toProblem', () => {
  it('says of a failed connection what a visitor can do, in no words of the browser', () => {
    const { detail } = toProblem(api, new TypeError('Failed to fetch'))

    expect(detail).to.equal(`Check the connection to ${api}.`)
  })

  it('says what the API says', () => {
    const cause = { type: 'about:blank', title: 'Too many', status: 429, detail: 'Wait.', requestId: 'r' }

    expect(toProblem(api, new Error('429', { cause }))).to.equal(cause)
  })
})
