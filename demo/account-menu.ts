// Who is watching: the button in the head, and the menu it opens. Both are there before the accounts are known.

import type { IsProvider } from '@intellistream/components'
import {
  ACCOUNT_CHANGE,
  getSignedInUsername,
  getSiteConfig,
  switchAccount,
  type SampleAccount,
  type SiteConfig,
} from './accounts.ts'
import { find } from './dom.ts'

/** Asks for the accounts, and again whenever the menu opens without them. */
export function connectAccountMenu(provider: IsProvider): void {
  const menu = find('#accounts', document)
  let site: SiteConfig | undefined
  const render = (): void => {
    renderAccount(site)
    if (site) renderMenu(provider, site)
  }
  const load = async (): Promise<void> => {
    if (site) return
    renderHint('One moment…')
    try {
      site = await getSiteConfig()
      find('[data-notice]', document).textContent = site.notice
      render()
    } catch (error) {
      console.warn('The accounts could not be had', error)
      renderHint('The server does not answer. Close this and open it again to ask once more.')
    }
  }
  menu.addEventListener('beforetoggle', (event) => {
    if (event.newState === 'open') void load()
  })
  for (const type of ['is-signed-in', 'is-signed-out', ACCOUNT_CHANGE])
    document.addEventListener(type, render)
  render()
  void load()
}

function renderAccount(site: SiteConfig | undefined): void {
  const username = getSignedInUsername()
  const sample = site?.accounts.find((account) => account.username === username)
  const label = username !== null && username === site?.operator?.username ? 'Operator' : username
  const own = label === null ? undefined : { label, color: 'var(--own)' }
  const button = find('.account', document)
  find('.account-name', button).textContent = sample?.label ?? label ?? 'Guest'
  paintAvatar(find('.avatar', button), sample ?? own)
}

/** The menu without accounts. */
function renderHint(text: string): void {
  fillMenu([...createHead(text), ...createLinks()])
}

/** Whoever was in the old one is at its button, from where Down leads into the new one. */
function fillMenu(content: HTMLElement[]): void {
  const menu = find('#accounts', document)
  const isFocusInside = menu.contains(document.activeElement)
  menu.replaceChildren(...content)
  if (isFocusInside) find('.account', document).focus()
}

function renderMenu(provider: IsProvider, config: SiteConfig): void {
  const menu = find('#accounts', document)
  const failure = document.createElement('p')
  failure.className = 'failure'
  failure.setAttribute('role', 'alert')

  const entries = [null, ...config.accounts].map((account) => {
    const button = document.createElement('button')
    button.type = 'button'
    button.append(createAvatar(account), account?.label ?? 'Guest', describe(account))
    button.setAttribute('aria-current', String((account?.username ?? null) === getSignedInUsername()))
    button.addEventListener('click', () => void change(account))
    return button
  })
  const head = createHead('Each account has its own taste. One click switches.')
  fillMenu([...head, ...entries, ...createLinks(), failure])

  async function change(account: SampleAccount | null): Promise<void> {
    // Asked before they are disabled, which takes the focus away.
    const isFocusInside = menu.contains(document.activeElement)
    for (const entry of entries) entry.disabled = true
    try {
      await switchAccount(provider, config, account)
      menu.hidePopover()
      window.scrollTo({ top: 0 })
    } catch (error) {
      console.warn('Sign-in failed', error)
      find('.failure', menu).textContent = 'That did not work: the server did not answer. Try again.'
    } finally {
      if (isFocusInside) find('.account', document).focus()
    }
  }
}

function createHead(text: string): HTMLElement[] {
  const heading = document.createElement('h2')
  heading.textContent = 'Who is watching?'
  const hint = document.createElement('p')
  hint.textContent = text
  return [heading, hint]
}

function createLinks(): HTMLElement[] {
  return [createLink('/sign-in', 'Your own account'), createLink('/your-data', 'Your data')]
}

function describe(account: SampleAccount | null): HTMLElement {
  const small = document.createElement('small')
  small.textContent = account?.description ?? 'Starts from what everybody watches'
  return small
}

function createLink(href: string, text: string): HTMLElement {
  const link = document.createElement('a')
  link.href = href
  link.textContent = text
  return link
}

function createAvatar(account: SampleAccount | null): HTMLElement {
  const avatar = document.createElement('span')
  avatar.className = 'avatar'
  avatar.ariaHidden = 'true'
  paintAvatar(avatar, account ?? undefined)
  return avatar
}

type Painted = Pick<SampleAccount, 'label' | 'color'>

function paintAvatar(avatar: HTMLElement, account: Painted | undefined): void {
  avatar.textContent = account?.label.charAt(0).toUpperCase() ?? ''
  if (account) avatar.style.setProperty('--avatar', account.color)
  else avatar.style.removeProperty('--avatar')
}
