import { expect, fixture, html } from '@open-wc/testing'
import { emulateMedia, sendKeys } from '@web/test-runner-commands'
import { IsSignIn } from '../../../components/is-sign-in/is-sign-in.ts'
import type { SignInState } from '../../../components/is-sign-in/sign-in-state.ts'
import { sampleSignInStates as states } from '../../../stories/sample-sign-in.ts'
import { field, find, focusedIn, textOf } from './pools.ts'
import { until } from '../../support/until.ts'

function show(state: SignInState, lang = 'en', dir = 'ltr'): Promise<IsSignIn> {
  return fixture<IsSignIn>(html`<is-sign-in lang=${lang} dir=${dir} .state=${state}></is-sign-in>`)
}

async function pressBack(): Promise<void> {
  await sendKeys({ down: 'Shift' })
  await sendKeys({ press: 'Tab' })
  await sendKeys({ up: 'Shift' })
}

describe('is-sign-in', () => {
  for (const [name, state] of Object.entries(states)) {
    it(`is accessible and says its state: ${name}`, async () => {
      const element = await show(state)

      await expect(element).to.be.accessible()
      expect(element.matches(`:state(${state.type})`)).to.equal(true)
    })

    it(`is accessible in light, Arabic and forced colors: ${name}`, async () => {
      document.documentElement.dataset['theme'] = 'light'
      await emulateMedia({ forcedColors: 'active' })

      const element = await show(state, 'ar', 'rtl')
      await expect(element).to.be.accessible()

      await emulateMedia({ forcedColors: 'none' })
      delete document.documentElement.dataset['theme']
    })
  }

  it('has fields that password managers know', async () => {
    const facts = async (state: SignInState): Promise<string[]> => {
      const { shadowRoot } = await show(state)
      const fields = [...(shadowRoot?.querySelectorAll('input') ?? [])]
      return fields.map(({ name, type, autocomplete }) => `${name} ${type} ${autocomplete}`)
    }

    expect(await facts(states.signIn)).to.deep.equal([
      'username email username',
      'password password current-password',
    ])
    expect(await facts(states.signUp)).to.deep.equal([
      'username email username',
      'password password new-password',
    ])
    expect(await facts(states.confirm)).to.deep.equal(['username text username', 'code text one-time-code'])
    expect(await facts(states.reset)).to.deep.equal([
      'username text username',
      'code text one-time-code',
      'password password new-password',
    ])
    expect(await facts(states.newPassword)).to.deep.equal([
      'username text username',
      'password password new-password',
    ])
  })

  it('shows a password on demand, and hides it again in the next step', async () => {
    const element = await show(states.signIn)
    const reveal = find(element, '[part=reveal]')

    reveal.click()
    await element.updateComplete
    expect([field(element, 'password').type, reveal.ariaPressed]).to.deep.equal(['text', 'true'])

    element.state = states.signUp
    await element.updateComplete
    expect(field(element, 'password').type).to.equal('password')
    expect(field(element, 'password').value).to.equal('')
  })

  it('takes the focus for the whole form, and gives it on to what comes next', async () => {
    const page = await fixture(
      html`<div>
        <a href="#before">Before</a><is-sign-in .state=${states.wrong}></is-sign-in><a href="#after">After</a>
      </div>`,
    )
    const element = page.querySelector('is-sign-in') as IsSignIn
    expect(element.tabIndex).to.equal(0)

    element.focus()
    expect(focusedIn(element)).to.equal(field(element, 'password'))
    expect(element.tabIndex).to.equal(-1)

    page.querySelector<HTMLElement>('[href="#after"]')?.focus()
    expect(element.tabIndex).to.equal(0)
    await pressBack()
    expect(focusedIn(element)?.part.contains('link')).to.equal(true)

    page.querySelector<HTMLElement>('[href="#before"]')?.focus()
    await sendKeys({ press: 'Tab' })
    expect(element.contains(document.activeElement)).to.equal(true)
    await pressBack()
    await until(() => document.activeElement?.getAttribute('href') === '#before', 'out again')
  })

  it('is used by the arrows of a remote, which leave it at its ends', async () => {
    const element = await show(states.signIn)
    const reached: string[] = []
    const left: string[] = []
    element.parentElement?.addEventListener('keydown', ({ key }) => left.push(key))
    element.focus()

    for (let presses = 0; presses < 6; presses += 1) {
      const focused = focusedIn(element)
      reached.push(focused?.id || focused?.part.value || '')
      await sendKeys({ press: 'ArrowDown' })
    }

    expect(reached).to.deep.equal(['username', 'password', 'reveal', 'submit', 'link', 'link'])
    expect(left).to.deep.equal(['ArrowDown'])
    await sendKeys({ press: 'ArrowLeft' })
    expect(focusedIn(element)?.textContent?.trim()).to.equal('Create an account')
    field(element, 'username').focus()
    await sendKeys({ press: 'ArrowUp' })
    expect(left).to.deep.equal(['ArrowDown', 'ArrowUp'])
  })

  it('leaves Left and Right to the caret, and turns them around beside buttons in Arabic', async () => {
    const element = await show(states.signIn, 'ar', 'rtl')
    const links = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('[part=link]') ?? [])]

    field(element, 'username').focus()
    await sendKeys({ press: 'ArrowLeft' })
    expect(focusedIn(element)).to.equal(field(element, 'username'))

    links[0]?.focus()
    await sendKeys({ press: 'ArrowLeft' })
    expect(focusedIn(element)).to.equal(links[1])
  })

  it('does not open a keyboard for a press beside the fields', async () => {
    const element = await show(states.signIn)

    element.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))
    HTMLElement.prototype.focus.call(element)

    expect(focusedIn(element)).to.equal(null)
  })

  it('speaks seven languages, and takes the words of the site', async () => {
    const german = await show(states.confirm, 'de')
    await until(() => textOf(german, 'heading') === 'E-Mail-Adresse bestätigen')
    expect(textOf(german, 'intro')).to.equal('Wir haben einen Code an a***@e*** gesendet.')

    IsSignIn.registerMessages('en-test', { signUp: 'Join us' })
    const own = await show(states.signIn, 'en-TEST')
    expect(textOf(own, 'link')).to.equal('Join us')
    expect(textOf(own, 'submit')).to.equal('Sign in')
  })

  it('has the heading that the page gives to its first step', async () => {
    const element = await fixture<IsSignIn>(
      html`<is-sign-in heading="Sign in to Matinee" heading-level="1" .state=${states.signIn}></is-sign-in>`,
    )

    expect(find(element, 'h1').textContent).to.equal('Sign in to Matinee')
    element.state = states.signUp
    await element.updateComplete
    expect(textOf(element, 'heading')).to.equal('Create an account')
  })

  it('is as large before its upgrade as after, and in every step at least', async () => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(
      await (await fetch(new URL('../../../components/styles/is.css', import.meta.url))).text(),
    )
    document.adoptedStyleSheets = [sheet]

    for (const state of [states.loading, states.signIn, states.signedIn]) {
      const { height, width } = (await show(state)).getBoundingClientRect()
      expect([height, width]).to.deep.equal([384, 416])
    }
    // What `:not(:defined)` gives is read from the rule: the tag is defined here.
    const rules = [...sheet.cssRules].map(({ cssText }) => cssText)
    expect(
      rules.some((rule) =>
        /is-sign-in:not\(:defined\).*min-block-size: var\(--is-sign-in-min-size, 24rem\)/.test(rule),
      ),
    ).to.equal(true)
    document.adoptedStyleSheets = []
  })
})
