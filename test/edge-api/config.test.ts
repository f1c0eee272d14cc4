import { describe, expect, it } from 'vitest'
import { InvalidConfig, readConfig } from '../../edge-api/config.ts'

describe('readConfig', () => {
  it('has a default for everything that local mode needs', () => {
    expect(readConfig({ PATH: '/bin', PORT: '' })).to.deep.include({
      port: 8787,
      dataFolder: '.intellistream',
    })
  })

  it('reads lists, numbers and origins', () => {
    const config = readConfig({
      PORT: '9000',
      COGNITO_CLIENT_IDS: 'a, b',
      ALLOWED_ORIGINS: 'https://www.example.com, http://localhost:8788',
      PERSONALIZE_LIKES: 'true',
    })

    expect(config.port).to.equal(9000)
    expect(config.cognito.clientIds).to.deep.equal(['a', 'b'])
    expect(config.allowedOrigins).to.deep.equal(['https://www.example.com', 'http://localhost:8788'])
    expect(config.personalize.forwardLikes).to.equal(true)
    expect(readConfig({ ALLOWED_ORIGINS: '*' }).allowedOrigins).to.equal('*')
  })

  it('names everything that is wrong at once, and never a secret', () => {
    const read = () =>
      readConfig({
        PORT: '99999',
        ALLOWED_ORIGINS: 'https://www.example.com/path',
        PERSONALIZE_TOP_PICKS_ARN: 'top-picks',
        COGNITO_USER_POOL_ID: 'my-pool',
        TOKEN_SECRET: 'short secret',
      })

    expect(read).to.throw(InvalidConfig)
    expect(read).to.throw(/PORT must be.*\n.*PERSONALIZE_TOP_PICKS_ARN must be.*\n/)
    expect(read).to.throw(/COGNITO_USER_POOL_ID must be.*\n.*ALLOWED_ORIGINS must be/)
    expect(read).not.to.throw(/short secret/)
  })
})
