import type { Navigation } from '../navigation/page-router.ts'
import { AuthRequiredEvent } from '../events/auth-required-event.ts'
import { DeliveryStatusEvent } from '../events/delivery-status-event.ts'
import { ProblemEvent } from '../events/problem-event.ts'
import { untilFetched } from '../page-session/fetch-later.ts'
import {
  announceProvider,
  pageSessionContext,
  type ContextRequestEvent,
} from '../page-session/page-session-context.ts'
import { getPageSession } from '../page-session/page-sessions.ts'
import { readProvider } from '../page-session/read-provider.ts'
import { toApi } from '../page-session/resolve-api.ts'
import type { GetToken, PageSession } from '../page-session/types.ts'

/** Events of the page's sign-in, ours or its own, after which somebody else may sit in front of the page. */
const SUBJECT_EVENTS = ['is-signed-in', 'is-signed-out']

/**
 * Configures the page session of one API address for the elements inside it; the first one of a page also for all
 * elements outside. It has no look of its own. It works without Lit, so that it is ready before the rails are.
 *
 * @attr {string} api - The address of the API, absolute or relative to the page.
 * @attr {'off' | 'session' | 'user'} tracking - What may be recorded: nothing but reactions, this visit, or the user's history (default). Global Privacy Control means `off`.
 * @attr {'auto' | 'own' | 'host' | 'off'} navigation - Who moves focus between rails on Up and Down; without it the page does.
 * @event {AuthRequiredEvent} is-auth-required - Fires when the API refuses the token even after a refresh.
 * @event {ProblemEvent} is-problem - Fires for each problem of the page session.
 * @event {DeliveryStatusEvent} is-delivery-status - Fires when the event queue changes.
 * @slot - The page, or a part of it.
 */
export class IsProvider extends HTMLElement {
  static readonly observedAttributes = ['api', 'tracking', 'navigation']
  #getToken: GetToken | undefined
  #session: PageSession | undefined
  #stopObserving: (() => void) | undefined
  #stopRouting: (() => void) | undefined

  constructor() {
    super()
    const root = this.attachShadow({ mode: 'open' })
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(':host { display: contents }')
    root.adoptedStyleSheets = [sheet]
    root.append(document.createElement('slot'))
    this.addEventListener('context-request', this.#onContextRequest)
  }

  /** Sets the address of the API. */
  get api(): string {
    return this.getAttribute('api') ?? ''
  }
  set api(api: string) {
    this.setAttribute('api', api)
  }

  /** Sets what may be recorded. */
  get tracking(): string {
    return this.getAttribute('tracking') ?? 'user'
  }
  set tracking(tracking: string) {
    this.setAttribute('tracking', tracking)
  }

  /** Sets who moves focus between rails on Up and Down. */
  get navigation(): Navigation {
    return (this.getAttribute('navigation') ?? 'off') as Navigation
  }
  set navigation(navigation: Navigation) {
    this.setAttribute('navigation', navigation)
  }

  /** Sets where the Cognito access token comes from; it resolves to null when nobody is signed in. */
  get getToken(): GetToken | undefined {
    return this.#getToken
  }
  set getToken(getToken: GetToken | undefined) {
    this.#getToken = getToken
    this.#configure()
  }

  /** The page session that it configures; undefined while `api` is missing or the element is not on the page. */
  get session(): PageSession | undefined {
    return this.#session
  }

  connectedCallback(): void {
    this.#takeEarlyProperty('getToken')
    for (const type of SUBJECT_EVENTS) document.addEventListener(type, this.#onSubjectChange)
    this.#bind()
    void this.#route()
  }

  disconnectedCallback(): void {
    for (const type of SUBJECT_EVENTS) document.removeEventListener(type, this.#onSubjectChange)
    this.#stopObserving?.()
    this.#stopRouting?.()
    this.#stopRouting = this.#session = undefined
  }

  attributeChangedCallback(name: string): void {
    if (!this.isConnected) return
    if (name === 'api') this.#bind()
    else if (name === 'navigation') void this.#route()
    else this.#configure()
  }

  #bind(): void {
    const api = toApi(this.getAttribute('api'))
    if (api !== undefined && api === this.#session?.api) return
    this.#stopObserving?.()
    this.#session = api === undefined ? undefined : getPageSession(api)
    this.#configure()
    this.#stopObserving = this.#session?.observe({
      onAuthRequired: () => this.dispatchEvent(new AuthRequiredEvent({ api: this.api })),
      onProblem: (problem) => this.dispatchEvent(new ProblemEvent({ api: this.api, problem })),
      onDeliveryStatus: (status) => this.dispatchEvent(new DeliveryStatusEvent(status)),
    })
    announceProvider(this)
  }

  /** The router is loaded only for pages that want it. */
  async #route(): Promise<void> {
    if (this.#stopRouting || !this.hasAttribute('navigation')) return
    const { startPageRouter } = await untilFetched(() => import('../navigation/page-router.ts'))
    if (this.isConnected && !this.#stopRouting) this.#stopRouting = startPageRouter(() => this.navigation)
  }

  #configure(): void {
    this.#session?.configure(readProvider(this))
  }

  /** A property set before the upgrade hides the accessor of the class. */
  #takeEarlyProperty(name: 'getToken'): void {
    if (!Object.hasOwn(this, name)) return
    const value = this[name]
    delete (this as Partial<Pick<IsProvider, 'getToken'>>)[name]
    this[name] = value
  }

  #onContextRequest = (event: ContextRequestEvent): void => {
    if (event.context !== pageSessionContext || !this.#session || event.target === this) return
    event.stopImmediatePropagation()
    event.callback(this.#session)
  }

  #onSubjectChange = (): void => this.#session?.resetSubject()
}
