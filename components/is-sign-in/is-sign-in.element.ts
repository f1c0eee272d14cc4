// The class; importing it defines nothing, and does not load Amplify.

import { html, LitElement } from 'lit'
import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import { SignedInEvent, type SignedInUser } from '../events/signed-in-event.ts'
import { SignedOutEvent } from '../events/signed-out-event.ts'
import { langOf } from '../page-session/lang-of.ts'
import { documentParsed } from '../page-session/document-parsed.ts'
import { findProvider } from '../page-session/resolve-api.ts'
import type { GetToken } from '../page-session/types.ts'
import { Heading } from '../rail/heading.ts'
import { base } from '../styles/base.ts'
import { modes } from '../styles/modes.ts'
import { tokens } from '../styles/tokens.ts'
import { unseen } from '../styles/unseen.ts'
import type { Auth } from './auth.ts'
import { checkEntered } from './check-entered.ts'
import { FormFocus } from './form-focus.ts'
import { catalogs } from './is-sign-in.catalogs.ts'
import type { SignInMessages } from './is-sign-in.messages.ts'
import { styles } from './is-sign-in.styles.ts'
import { renderStep } from './render-step.ts'
import { SignInFlow, type Entered } from './sign-in-flow.ts'
import type { SignInState, SignInStep } from './sign-in-state.ts'

// Named here so that whoever uses the element has the types of its events and of its state.
export type { SignedInEvent, SignedInUser, SignedOutEvent, SignInState }

/**
 * Signs people up, in and out of an Amazon Cognito user pool: by email and password (SRP), with confirmation, another
 * password, a code of an authenticator app, and a forgotten password. Loads aws-amplify, and uses the page's configuration
 * of it where there is one. Gives the provider of the page its token, unless that has a source of its own.
 *
 * @summary Signing in.
 * @attr {string} user-pool-id - The user pool, where the page has not configured Amplify.
 * @attr {string} user-pool-client-id - The app client, likewise.
 * @attr {string} endpoint - The address of the user pool, when it is not at Amazon.
 * @event {SignedInEvent} is-signed-in - Fires when somebody signs in, here or by the page's own code.
 * @event {SignedOutEvent} is-signed-out - Fires when somebody signs out or can no longer be kept signed in.
 * @slot password-hint - What a new password has to be like; the default is Cognito's default policy.
 * @slot footer - Below the form, such as the site's terms.
 * @slot signed-in - What is shown to who is signed in, above the button that signs out.
 * @csspart form - All of one step.
 * @csspart heading - What the step is about.
 * @csspart intro - What the step asks for, in a sentence.
 * @csspart error - What went wrong.
 * @csspart notice - What went well.
 * @csspart field - A label with its field.
 * @csspart label - The label of a field.
 * @csspart input - A field.
 * @csspart reveal - The button that makes a password readable.
 * @csspart hint - What a new password has to be like.
 * @csspart submit - The button of the step.
 * @csspart links - The other steps.
 * @csspart link - The way to one of them.
 * @csspart secret - The key for an authenticator app.
 * @csspart user - Who is signed in, with the button that signs out.
 * @csspart sign-out - The button that signs out.
 * @cssproperty [--is-sign-in-max-size=26rem] - The width at most.
 * @cssproperty [--is-sign-in-min-size=24rem] - The height that is kept free in every step, so that nothing moves.
 * @cssproperty [--is-sign-in-field-color] - The surface of a field.
 * @cssstate loading - Finding out who is signed in.
 * @cssstate sign-in - Asks for email and password.
 * @cssstate sign-up - Asks for those of a new account.
 * @cssstate confirm - Asks for the code that proves the address.
 * @cssstate forgotten - Asks whose password is forgotten.
 * @cssstate reset - Asks for a code and a new password.
 * @cssstate new-password - Asks for another password than the one given by somebody else.
 * @cssstate code - Asks for the code of a second factor.
 * @cssstate app-setup - Shows the key for an authenticator app, and asks for its code.
 * @cssstate signed-in - Shows who is signed in.
 * @cssstate busy - Waiting for the user pool.
 * @cssstate invalid - Shows what went wrong.
 */
export class IsSignIn extends LitElement {
  static override styles = [tokens, base, unseen, styles, modes]
  static override properties: PropertyDeclarations = {
    userPoolId: { attribute: 'user-pool-id' },
    userPoolClientId: { attribute: 'user-pool-client-id' },
    endpoint: {},
    heading: {},
    headingLevel: { attribute: 'heading-level', type: Number },
    state: { attribute: false, noAccessor: true },
  }
  /** Adds a language or changes messages of one; what is left out stays. */
  static readonly registerMessages = catalogs.register

  /** Sets the user pool, where the page has not configured Amplify. */
  declare userPoolId: string
  /** Sets the app client, likewise. */
  declare userPoolClientId: string
  /** Sets the address of the user pool, when it is not at Amazon. */
  declare endpoint: string
  /** Sets the heading of the first step. */
  declare heading: string
  /** Sets the level of the heading, 1..6. */
  declare headingLevel: number

  readonly #internals = this.attachInternals()
  readonly #focus = new FormFocus(this)
  readonly #headingElement = new Heading()
  readonly #flow = new SignInFlow(() => this.#loadAuth())
  #auth: Promise<Auth> | undefined
  #connection = new AbortController()
  #shown: SignInState = { type: 'loading' }
  /** Whether the page set the state, and then keeps it. */
  #isByHand = false
  #busy = false
  #revealed = false
  #moveFocus = false
  #user: SignedInUser | undefined

  constructor() {
    super()
    this.userPoolId = this.userPoolClientId = this.endpoint = this.heading = ''
    this.headingLevel = 2
    this.#internals.role = 'group'
  }

  /** Sets what is shown. Signing in sets it; a story may set it by hand, and then keeps it. */
  set state(state: SignInState) {
    this.#isByHand = true
    this.#render(state)
  }
  get state(): SignInState {
    return this.#shown
  }

  /** Who is signed in, as far as it is known. */
  get user(): SignedInUser | undefined {
    return this.#user
  }

  /** Signs out, on this device. */
  async signOut(): Promise<void> {
    await this.#work(() => this.#flow.signOut())
  }

  override focus(options?: FocusOptions): void {
    this.#focus.focus(options)
  }

  #loadAuth(): Promise<Auth> {
    this.#auth ??= this.#openAuth().catch((failure: unknown) => {
      this.#auth = undefined
      throw failure
    })
    return this.#auth
  }

  /** After the page's own scripts, which may configure Amplify. */
  async #openAuth(): Promise<Auth> {
    const [{ openAuth }] = await Promise.all([import('./amplify-auth.ts'), documentParsed()])
    const { userPoolId, userPoolClientId, endpoint } = this
    const auth = openAuth({ userPoolId, userPoolClientId, endpoint })
    auth.onChange(() => void this.#find(), this.#connection.signal)
    return auth
  }

  /** Who is signed in, unless somebody is just about to be. */
  async #find(): Promise<void> {
    if (this.#busy || this.#isByHand) return
    const state = await this.#flow.find()
    if (this.#busy || !this.isConnected) return
    const isUnderWay = !['loading', 'sign-in', 'signed-in'].includes(this.#shown.type)
    if (state.type === 'signed-in' || !isUnderWay) this.#show(state)
  }

  async #work(act: () => Promise<SignInState>): Promise<void> {
    if (this.#busy) return
    this.#busy = true
    this.requestUpdate()
    const state = await act()
    this.#busy = false
    this.#show(state)
  }

  #show(state: SignInState): void {
    const isFirst = this.#shown.type === 'loading'
    const before = this.#user
    this.#user = state.type === 'signed-in' ? state.user : undefined
    this.#render(state)
    if (isFirst || before?.userId === this.#user?.userId) return
    if (this.#user) this.dispatchEvent(new SignedInEvent(this.#user))
    else if (before) this.dispatchEvent(new SignedOutEvent({ userId: before.userId }))
  }

  #render(state: SignInState): void {
    const before = this.#shown
    if (before.type !== state.type) this.#revealed = false
    this.#shown = state
    // Whoever works in here is taken along; nobody else's focus is touched.
    this.#moveFocus ||= this.hasUpdated && this.#focus.isInside
    this.requestUpdate('state', before)
  }

  #go(type: 'sign-in' | 'sign-up' | 'forgotten'): void {
    this.#flow.forget()
    const { username } = this.#entered
    this.#render({ type, ...(username && { username }) })
  }

  #supplyToken(): void {
    const provider = findProvider(this) as (Element & { getToken?: GetToken | undefined }) | undefined
    if (!provider || provider.getToken) return
    provider.getToken = async (options) => (await this.#loadAuth()).getToken(options)
  }

  get #entered(): Entered {
    const valueOf = (name: string): string =>
      this.renderRoot.querySelector<HTMLInputElement>(`input[name=${name}]`)?.value ?? ''
    return {
      username: valueOf('username').trim(),
      password: valueOf('password'),
      code: valueOf('code').replaceAll(/\s/g, ''),
    }
  }

  get #messages(): SignInMessages {
    return catalogs.messagesFor(langOf(this), this)
  }

  #onSubmit(event: Event, step: SignInStep): void {
    event.preventDefault()
    if (this.#busy) return
    const entered = this.#entered
    const problem = checkEntered(step, entered)
    if (problem) this.#render({ ...step, ...(entered.username && { username: entered.username }), problem })
    else void this.#work(() => this.#flow.submit(step, entered))
  }

  #onResend(step: SignInStep): Promise<void> {
    if (step.type !== 'confirm' && step.type !== 'reset') return Promise.resolve()
    return this.#work(() => this.#flow.resend(step))
  }

  readonly #onReveal = (): void => {
    this.#revealed = !this.#revealed
    this.requestUpdate()
  }

  readonly #onAuthRequired = (): void => void this.#find()

  override connectedCallback(): void {
    super.connectedCallback()
    this.#connection = new AbortController()
    if (this.#isByHand) return
    document.addEventListener('is-auth-required', this.#onAuthRequired, { signal: this.#connection.signal })
    this.#supplyToken()
    void this.#find()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#connection.abort()
    this.#auth = undefined
  }

  protected override willUpdate(changed: PropertyValues): void {
    const { states } = this.#internals
    const isOther = ['userPoolId', 'userPoolClientId', 'endpoint'].some((name) => changed.has(name))
    if (isOther && this.hasUpdated) {
      this.#auth = undefined
      void this.#find()
    }
    states.clear()
    states.add(this.state.type)
    if (this.#busy) states.add('busy')
    if ('problem' in this.state && this.state.problem) states.add('invalid')
    this.#internals.ariaBusy = String(this.#busy || this.state.type === 'loading')
    this.#internals.ariaLabel = this.#title
  }

  protected override updated(): void {
    if (!this.#moveFocus) return
    this.#moveFocus = false
    this.#focus.focus()
  }

  protected override render(): TemplateResult {
    return html`${keyed(this.state.type, this.#renderState(this.state))}<slot name="footer"></slot>`
  }

  get #title(): string {
    const { state } = this
    if (state.type === 'loading' || state.type === 'sign-in')
      return this.heading || this.#messages.headings['sign-in']
    return state.type === 'signed-in' ? this.#nameOf(state.user) : this.#messages.headings[state.type]
  }

  #nameOf({ name, username }: SignedInUser): string {
    return this.#messages.signedInAs(name ?? username)
  }

  #renderState(state: SignInState): TemplateResult {
    if (state.type === 'loading') return html``
    if (state.type === 'signed-in') return this.#renderUser(state.user)
    return renderStep({
      step: state,
      messages: this.#messages,
      heading: this.#headingElement.render(this.#title, this.headingLevel, 2, 'heading'),
      busy: this.#busy,
      revealed: this.#revealed,
      onReveal: this.#onReveal,
      onSubmit: (event) => this.#onSubmit(event, state),
      onGo: (type) => this.#go(type),
      onResend: () => void this.#onResend(state),
    })
  }

  #renderUser(user: SignedInUser): TemplateResult {
    return html`<div class="user" part="user">
      <slot name="signed-in"><p class="who" role="status">${this.#nameOf(user)}</p></slot>
      <button type="button" class="pill" part="sign-out" @click=${() => void this.signOut()}>
        ${this.#messages.signOut}
      </button>
    </div>`
  }
}
