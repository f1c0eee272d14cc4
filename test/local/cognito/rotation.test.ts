import { afterEach, describe, expect, it } from 'vitest'
import type { LocalCognito } from '../../../edge-api/local/cognito/start-cognito.ts'
import { ADA, ask, refreshWith, refusal, signInAs, start } from './ask.ts'

let nowMs = Date.parse('2026-03-01T00:00:00Z')
let cognito: LocalCognito | undefined

afterEach(() => cognito?.close())

async function startRotating(): Promise<LocalCognito> {
  cognito = await start({ refreshTokenRotation: { graceSeconds: 10 }, now: () => nowMs })
  return cognito
}

const tokenOf = ({ body }: { body: Record<string, unknown> }): string =>
  (body['AuthenticationResult'] as { RefreshToken: string }).RefreshToken

describe('refresh token rotation of the local user pool', () => {
  it('replaces the token at each use, and takes the one before for the grace period', async () => {
    const pool = await startRotating()
    const { RefreshToken: first } = await signInAs(pool, ADA)

    const second = tokenOf(await refreshWith(pool, first))
    const otherTab = await refreshWith(pool, first)

    expect(second).not.to.equal(first)
    expect(otherTab.status).to.equal(200)
  })

  it('keeps any number of tabs signed in that refresh with the same token, at once or one by one', async () => {
    const pool = await startRotating()
    const { RefreshToken: first } = await signInAs(pool, ADA)

    const atOnce = await Promise.all([1, 2, 3].map(() => refreshWith(pool, first)))
    const oneByOne = [await refreshWith(pool, first), await refreshWith(pool, first)]
    nowMs += 11_000

    const renewed = [...atOnce, ...oneByOne].map(tokenOf)
    expect(new Set([first, ...renewed]).size).to.equal(6)
    for (const token of renewed) expect((await refreshWith(pool, token)).status).to.equal(200)
    expect(refusal(await refreshWith(pool, first))).to.match(/NotAuthorized|RefreshTokenReuse/)
  })

  it('ends with the sign-in: revoking the token of one tab revokes those of all', async () => {
    const pool = await startRotating()
    const { RefreshToken: first, AccessToken } = await signInAs(pool, ADA)
    const [one, other] = (await Promise.all([refreshWith(pool, first), refreshWith(pool, first)])).map(
      tokenOf,
    )

    await ask(pool, 'RevokeToken', { ClientId: pool.clientId, Token: one })

    for (const token of [first, one, other])
      expect((await refreshWith(pool, token ?? '')).status).to.equal(400)
    expect((await ask(pool, 'GetUser', { AccessToken })).status).to.equal(400)
  })

  it('refuses a replaced token after the grace period, and keeps whoever has the new one signed in', async () => {
    const pool = await startRotating()
    const { RefreshToken: first } = await signInAs(pool, ADA)
    const second = tokenOf(await refreshWith(pool, first))
    nowMs += 11_000

    expect(refusal(await refreshWith(pool, first))).to.match(/RefreshTokenReuseException/)
    expect((await refreshWith(pool, second)).status).to.equal(200)
  })

  it('refuses the flow that cannot rotate, as Cognito does', async () => {
    const pool = await startRotating()
    const { RefreshToken } = await signInAs(pool, ADA)

    const answer = await ask(pool, 'InitiateAuth', {
      ClientId: pool.clientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: RefreshToken },
    })

    expect(answer.status).to.equal(400)
  })

  it('ends with a sign-out on all devices, the tokens of every rotation included', async () => {
    const pool = await startRotating()
    const { RefreshToken: phone } = await signInAs(pool, ADA)
    const { AccessToken } = await signInAs(pool, ADA)
    const rotated = tokenOf(await refreshWith(pool, phone))

    await ask(pool, 'GlobalSignOut', { AccessToken })

    expect((await refreshWith(pool, rotated)).status).to.equal(400)
    expect((await refreshWith(pool, phone)).status).to.equal(400)
  })
})
