// Every way of signing in, against the local user pool, as a person does it.
import { expect, oneEvent } from '@open-wc/testing'
import { Amplify } from 'aws-amplify'
import { signIn as amplifySignIn, signOut as amplifySignOut } from 'aws-amplify/auth'
import type { SignedInEvent } from '../../../components/events/signed-in-event.ts'
import type { IsSignIn } from '../../../components/is-sign-in/is-sign-in.element.ts'
import '../../../components/is-provider/is-provider.ts'
import {
  PASSWORD,
  field,
  find,
  focusedIn,
  getPool,
  mount,
  press,
  readCode,
  somebody,
  submit,
  textOf,
  totpCode,
  untilShown,
} from './pools.ts'
import { until } from '../../support/until.ts'

const ADA = 'ada@example.com'

async function signInAs(username: string, password = PASSWORD): Promise<IsSignIn> {
  const element = await mount()
  await submit(element, { username, password })
  return element
}

describe('is-sign-in and a user pool', () => {
  afterEach(async () => {
    await amplifySignOut()
    Amplify.configure({})
    localStorage.clear()
  })

  it('signs in with email and password, says so, and gives a token', async () => {
    const element = await mount()
    const signedIn = oneEvent(element, 'is-signed-in')

    await submit(element, { username: ADA, password: PASSWORD })

    const { detail } = (await signedIn) as SignedInEvent
    expect(detail).to.include({ username: ADA, name: 'Ada Lovelace' })
    expect(element.user).to.deep.equal(detail)
    expect(element.matches(':state(signed-in)')).to.equal(true)
    expect(textOf(element, 'user')).to.match(/^Signed in as Ada Lovelace/)
    expect(focusedIn(element)).to.equal(find(element, '[part=sign-out]'))
  })

  it('never sends the password when signing in', async () => {
    const bodies: string[] = []
    const fetchBefore = window.fetch
    window.fetch = (input, init) => {
      if (typeof init?.body === 'string') bodies.push(init.body)
      return fetchBefore(input, init)
    }

    await signInAs(ADA)

    window.fetch = fetchBefore
    expect(bodies.some((body) => body.includes('USER_SRP_AUTH'))).to.equal(true)
    expect(bodies.some((body) => body.includes('Correct horse'))).to.equal(false)
  })

  it('says that email or password is wrong, tied to the field, which gets the focus', async () => {
    const element = await signInAs(ADA, 'Wrong horse 1!')

    expect(textOf(element, 'error')).to.equal('Email or password is wrong.')
    expect(find(element, '[part=error]').getAttribute('role')).to.equal('alert')
    const password = field(element, 'password')
    expect([password.ariaInvalid, password.getAttribute('aria-describedby')]).to.deep.equal([
      'true',
      'problem',
    ])
    expect(focusedIn(element)).to.equal(password)
    expect(field(element, 'username').value).to.equal(ADA)
    expect(element.matches(':state(invalid)')).to.equal(true)
    await expect(element).to.be.accessible()
  })

  it('asks nobody when a field is empty or no email address', async () => {
    const element = await mount()

    await submit(element, { password: '' })
    expect(textOf(element, 'error')).to.equal('Enter your email address.')
    expect(focusedIn(element)).to.equal(field(element, 'username'))
    await submit(element, { username: 'ada', password: PASSWORD })
    expect(textOf(element, 'error')).to.equal('This is not an email address.')
    await submit(element, { username: ADA, password: '' })
    expect(textOf(element, 'error')).to.equal('Enter your password.')
    expect(element.state.type).to.equal('sign-in')
  })

  it('signs up, resends the code, refuses a wrong one, confirms and signs in', async () => {
    const username = somebody()
    const element = await mount()
    await press('Create an account', element)
    expect(focusedIn(element)).to.equal(field(element, 'username'))

    await submit(element, { username, password: 'too weak' })
    expect(textOf(element, 'error')).to.equal('This password is too weak.')
    await submit(element, { username, password: PASSWORD })
    await untilShown(element, 'confirm')
    expect(focusedIn(element)).to.equal(field(element, 'code'))
    expect(textOf(element, 'intro')).to.equal('We sent a code to p***@e***.')

    const first = await readCode(username, 'confirm-sign-up')
    await press('Send a new code', element)
    await untilShown(element, 'confirm')
    const second = await readCode(username, 'confirm-sign-up')
    if (first !== second) {
      await submit(element, { code: first })
      expect(textOf(element, 'error')).to.equal('This code is not right. Check it and try again.')
    }
    await submit(element, { code: `${second.slice(0, 3)} ${second.slice(3)}` })

    await untilShown(element, 'signed-in')
    expect(element.user?.username).to.equal(username)
  })

  it('goes on with the code where somebody signs in who has not confirmed yet', async () => {
    const username = somebody()
    const first = await mount()
    await press('Create an account', first)
    await submit(first, { username, password: PASSWORD })
    await untilShown(first, 'confirm')
    first.remove()

    const element = await signInAs(username)

    await untilShown(element, 'confirm')
    expect(textOf(element, 'intro')).to.contain('p***@e***')
    await submit(element, { code: await readCode(username, 'confirm-sign-up') })
    await untilShown(element, 'signed-in')
  })

  it('refuses an address that has an account, at its field', async () => {
    const element = await mount()
    await press('Create an account', element)

    await submit(element, { username: ADA, password: PASSWORD })

    expect(textOf(element, 'error')).to.equal('There is an account with this address already.')
    expect(focusedIn(element)).to.equal(field(element, 'username'))
  })

  it('replaces a forgotten password by a mailed code, and signs in with it', async () => {
    const username = somebody()
    const element = await mount()
    await press('Create an account', element)
    await submit(element, { username, password: PASSWORD })
    await submit(element, { code: await readCode(username, 'confirm-sign-up') })
    await untilShown(element, 'signed-in')
    await element.signOut()
    await untilShown(element, 'sign-in')

    await press('Forgot your password?', element)
    await submit(element, { username })
    await untilShown(element, 'reset')
    expect(field(element, 'password').autocomplete).to.equal('new-password')
    expect(find<HTMLInputElement>(element, 'input.unseen[autocomplete=username]').value).to.equal(username)
    await submit(element, { code: await readCode(username, 'forgot-password'), password: 'weak' })
    expect(textOf(element, 'error')).to.equal('This password is too weak.')
    await submit(element, { password: 'Another horse 2!' })

    await untilShown(element, 'signed-in')
    expect(element.user?.username).to.equal(username)
  })

  it('asks who was given a password for one of their own', async () => {
    const element = await signInAs('new@example.com', 'Given by 1 admin!')
    await untilShown(element, 'new-password')

    await submit(element, { password: 'My own choice 2!' })

    await untilShown(element, 'signed-in')
  })

  it('asks for the code of the authenticator app', async () => {
    const element = await signInAs('app@example.com', 'Twice as safe 3!')
    await untilShown(element, 'code')
    expect(field(element, 'code').autocomplete).to.equal('one-time-code')

    await submit(element, { code: '000000' })
    expect(textOf(element, 'error')).to.equal('This code is not right. Check it and try again.')
    await submit(element, { code: await totpCode('GEZDGNBVGY3TQOJQ') })

    await untilShown(element, 'signed-in')
  })

  it('begins again when the code was wrong too often', async () => {
    const element = await signInAs('app@example.com', 'Twice as safe 3!')
    await untilShown(element, 'code')

    for (let tries = 0; tries < 4; tries += 1) {
      if (element.state.type === 'code') await submit(element, { code: '000000' })
    }

    await untilShown(element, 'sign-in')
    expect(textOf(element, 'error')).to.equal('That took too long. Sign in again.')
    expect(field(element, 'username').value).to.equal('app@example.com')
  })

  it('sets up an authenticator app where the user pool insists on one', async () => {
    const element = await mount('required')
    await submit(element, { username: ADA, password: PASSWORD })
    await untilShown(element, 'app-setup')
    const { state } = element
    if (state.type !== 'app-setup') throw new Error(state.type)
    expect(find(element, '[part=secret]').textContent.replaceAll(/\s|Key:/g, '')).to.equal(state.secret)
    expect(find(element, 'a').getAttribute('href')).to.match(/^otpauth:\/\/totp\//)

    await submit(element, { code: await totpCode(state.secret) })

    await untilShown(element, 'signed-in')
  })

  it('knows who is signed in on the next page, without an event', async () => {
    await signInAs(ADA)
    let events = 0
    const count = (): void => void (events += 1)
    document.addEventListener('is-signed-in', count)

    const next = await mount()

    await untilShown(next, 'signed-in')
    document.removeEventListener('is-signed-in', count)
    expect(next.user?.username).to.equal(ADA)
    expect(events).to.equal(0)
    expect(focusedIn(next)).to.equal(null)
  })

  it('signs out, says so, and begins again', async () => {
    const element = await signInAs(ADA)
    const { userId } = element.user ?? {}
    const signedOut = oneEvent(element, 'is-signed-out')

    find(element, '[part=sign-out]').click()

    expect((await signedOut).detail).to.deep.equal({ userId })
    await untilShown(element, 'sign-in')
    expect(element.user).to.equal(undefined)
    expect(focusedIn(element)).to.equal(field(element, 'username'))
    expect(Object.keys(localStorage).filter((key) => key.endsWith('accessToken'))).to.deep.equal([])
  })

  it('sees when the page itself signs somebody in or out', async () => {
    const element = await mount()
    const signedIn = oneEvent(element, 'is-signed-in')

    await amplifySignIn({ username: ADA, password: PASSWORD })
    expect((await signedIn).detail).to.include({ username: ADA })

    const signedOut = oneEvent(element, 'is-signed-out')
    await amplifySignOut()
    await signedOut
    await untilShown(element, 'sign-in')
  })

  it('uses the configuration of the page, leaves it as it is, and warns of another user pool', async () => {
    const { url, userPoolId, clientId } = await getPool('required')
    Amplify.configure({
      Auth: { Cognito: { userPoolId, userPoolClientId: clientId, userPoolEndpoint: url } },
    })
    const before = JSON.stringify(Amplify.getConfig())
    const warnings: unknown[] = []
    const warnBefore = console.warn
    console.warn = (...words: unknown[]) => warnings.push(words[0])

    const element = await mount('optional')
    await submit(element, { username: 'new@example.com', password: 'Given by 1 admin!' })

    console.warn = warnBefore
    expect(JSON.stringify(Amplify.getConfig())).to.equal(before)
    // The password of this account is still the given one there.
    await untilShown(element, 'new-password')
    expect(warnings.join()).to.contain('the page has configured Amplify for')
  })

  it('says what is missing on a page that configures nothing', async () => {
    const element = document.createElement('is-sign-in')
    document.body.append(element)
    await untilShown(element, 'sign-in')

    expect(textOf(element, 'error')).to.contain('set user-pool-id and user-pool-client-id')
    const { url, userPoolId, clientId } = await getPool()
    Object.assign(element, { endpoint: url, userPoolId, userPoolClientId: clientId })
    await until(() => textOf(element, 'error') === '', 'the user pool')
    element.remove()
  })

  it('says that there is no connection', async () => {
    const element = await mount()
    const fetchBefore = window.fetch
    window.fetch = () => Promise.reject(new TypeError('Failed to fetch'))

    await submit(element, { username: ADA, password: PASSWORD })

    window.fetch = fetchBefore
    expect(textOf(element, 'error')).to.equal('There is no connection. Try again when you are online.')
  })

  it('gives the provider of the page its token, but not one that has its own', async () => {
    const provider = document.createElement('is-provider')
    document.body.prepend(provider)
    const element = await signInAs(ADA)

    const token = await provider.getToken?.({ forceRefresh: false })

    expect(token?.split('.')).to.have.length(3)
    const own = (): Promise<string | null> => Promise.resolve('own')
    provider.getToken = own
    element.remove()
    await mount()
    expect(provider.getToken).to.equal(own)
    provider.remove()
  })
})
