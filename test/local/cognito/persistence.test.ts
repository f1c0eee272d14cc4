import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CognitoJwtVerifier } from 'aws-jwt-verify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ADA, ask, BOB, refreshWith, refusal, signInAs, start } from './ask.ts'

let dataFolder: string

beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'cognito-'))
})
afterEach(() => rm(dataFolder, { recursive: true }))

describe('a local user pool with a data folder', () => {
  it('keeps keys and sign-ins over a restart', async () => {
    const first = await start({ dataFolder })
    const ada = await signInAs(first, ADA)
    const bob = await signInAs(first, BOB)
    await ask(first, 'RevokeToken', { ClientId: first.clientId, Token: bob.RefreshToken })
    await first.close()

    const second = await start({ dataFolder })
    const { userPoolId, clientId, jwks } = second
    const verifier = CognitoJwtVerifier.create({ userPoolId, clientId, tokenUse: 'access' })
    verifier.cacheJwks(jwks)

    expect(await verifier.verify(ada.AccessToken)).toMatchObject({ token_use: 'access' })
    expect((await refreshWith(second, ada.RefreshToken)).status).toBe(200)
    expect(refusal(await refreshWith(second, bob.RefreshToken))).toContain('NotAuthorizedException')
    await second.close()
  })

  it('keeps every one of many sign-ins at once', async () => {
    const first = await start({ dataFolder })
    const sessions = await Promise.all(Array.from({ length: 20 }, () => signInAs(first, ADA)))
    await first.close()

    const second = await start({ dataFolder })
    const answers = await Promise.all(sessions.map(({ RefreshToken }) => refreshWith(second, RefreshToken)))

    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200))
    await second.close()
  })

  it('writes files only their owner may read, without a password or a refresh token in them', async () => {
    const cognito = await start({ dataFolder })
    const { RefreshToken } = await signInAs(cognito, ADA)
    await cognito.close()

    const names = (await readdir(dataFolder)).sort()
    expect(names).toEqual(['sessions.json', 'signing-key.json'])
    for (const name of names) {
      const path = join(dataFolder, name)
      const content = await readFile(path, 'utf8')
      expect((await stat(path)).mode & 0o777).toBe(0o600)
      expect(content).not.toContain(RefreshToken)
      expect(content).not.toContain(ADA.password)
    }
  })

  it.each(['sessions.json', 'signing-key.json', 'accounts.json'])(
    'does not start over a damaged %s, and names it',
    async (name) => {
      await writeFile(join(dataFolder, name), '{"kty":"RSA"')

      await expect(start({ dataFolder })).rejects.toThrow(name)
    },
  )
})
