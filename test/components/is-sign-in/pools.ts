// The local user pools that element tests sign in to, and the words for what is done in the element.
import { fixture, html } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import type { IsSignIn } from '../../../components/is-sign-in/is-sign-in.element.ts'
import '../../../components/is-sign-in/is-sign-in.ts'
import type { SignInState } from '../../../components/is-sign-in/sign-in-state.ts'
import { until } from '../../support/until.ts'

export interface Pool {
  url: string
  userPoolId: string
  clientId: string
}

export const PASSWORD = 'Correct horse 1!'

let known: Promise<Record<'optional' | 'required', Pool>> | undefined

export async function getPool(mfa: 'optional' | 'required' = 'optional'): Promise<Pool> {
  known ??= fetch('/user-pools').then((answer) => answer.json())
  return (await known)[mfa]
}

/** On the page and ready to sign in. */
export async function mount(mfa?: 'optional' | 'required'): Promise<IsSignIn> {
  const { url, userPoolId, clientId } = await getPool(mfa)
  const element = await fixture<IsSignIn>(
    html`<is-sign-in
      user-pool-id=${userPoolId}
      user-pool-client-id=${clientId}
      endpoint=${url}
    ></is-sign-in>`,
  )
  await untilShown(element, 'sign-in', 'signed-in')
  return element
}

export async function untilShown(element: IsSignIn, ...types: SignInState['type'][]): Promise<void> {
  await until(
    () => types.includes(element.state.type) && !element.matches(':state(busy)'),
    `${types.join(' or ')}, not ${element.state.type}`,
  )
  await element.updateComplete
}

export function find<Found extends HTMLElement = HTMLElement>(element: IsSignIn, selector: string): Found {
  const found = element.shadowRoot?.querySelector<Found>(selector)
  if (!found) throw new Error(`There is no ${selector} in ${element.state.type}`)
  return found
}

export const field = (element: IsSignIn, name: string): HTMLInputElement => find(element, `#${name}`)

export const textOf = (element: IsSignIn, part: string): string =>
  element.shadowRoot?.querySelector(`[part~=${part}]`)?.textContent.trim() ?? ''

export const focusedIn = ({ shadowRoot }: IsSignIn): Element | null => shadowRoot?.activeElement ?? null

export async function press(link: string, element: IsSignIn): Promise<void> {
  const links = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('[part~=link]') ?? [])]
  const found = links.find(({ textContent }) => textContent.trim() === link)
  if (!found) throw new Error(`There is no "${link}"`)
  found.focus()
  found.click()
  await element.updateComplete
}

/** Fills the fields as a person does, by keys, and sends the form with Enter. */
export async function submit(element: IsSignIn, entered: Record<string, string>): Promise<void> {
  let last: HTMLInputElement | undefined
  for (const [name, value] of Object.entries(entered)) {
    last = field(element, name)
    last.focus()
    last.select()
    await sendKeys(value === '' ? { press: 'Backspace' } : { type: value })
  }
  last ??= find(element, 'input:not(.unseen)')
  last.focus()
  await sendKeys({ press: 'Enter' })
  await until(() => !element.matches(':state(busy)'), 'an answer')
  await element.updateComplete
}

/** The newest code in somebody's mailbox. */
export async function readCode(username: string, purpose: string): Promise<string> {
  const { url } = await getPool()
  const answer = await fetch(`${url}/_local/mailbox?username=${encodeURIComponent(username)}`)
  const { messages } = (await answer.json()) as { messages: { purpose: string; code: string }[] }
  return messages.find((message) => message.purpose === purpose)?.code ?? ''
}

export async function totpCode(secret: string, inSeconds = 0): Promise<string> {
  const answer = await fetch(`/totp-code?secret=${secret}&inSeconds=${inSeconds}`)
  return answer.text()
}

let people = 0
/** Somebody who has no account yet. */
export const somebody = (): string => `person${(people += 1)}-${Date.now()}@example.com`
