// What every page of the site shares: the elements, the account menu, the notice, and arrow keys in the head.

import '@intellistream/components/loader.js'
import type { IsProvider } from '@intellistream/components'
import {
  ACCOUNT_CHANGE,
  connectAccounts,
  getSignedInUsername,
  getSiteConfig,
  switchAccount,
  type SampleAccount,
  type SiteConfig,
} from './accounts.ts'
import { connectArrowKeys } from './arrow-keys.ts'
import { connectCollapse } from './collapse.ts'
import { find } from './dom.ts'
import { connectTracking } from './tracking.ts'

/** Starts the page. Modules run before DOMContentLoaded, so the provider has its token source when the page asks. */
export async function startSite(): Promise<SiteConfig> {
  const provider = find('is-provider', document) as IsProvider
  const config = getSiteConfig()
  connectTracking(provider)
  connectAccounts(provider, config)
  connectArrowKeys()
  connectCollapse()
  const site = await config
  for (const element of document.querySelectorAll('[data-notice]')) element.textContent = site.notice
  const render = (): void => {
    renderAccount(site)
    renderMenu(provider, site)
  }
  render()
  for (const type of ['is-signed-in', 'is-signed-out', ACCOUNT_CHANGE])
    document.addEventListener(type, render)
  return site
}

function renderAccount({ accounts, operator }: SiteConfig): void {
  const username = getSignedInUsername()
  const sample = accounts.find((account) => account.username === username)
  const label = username !== null && username === operator?.username ? 'Operator' : username
  const own = label === null ? undefined : { label, color: 'var(--own)' }
  const button = find('.account', document)
  find('.account-name', button).textContent = sample?.label ?? label ?? 'Guest'
  paintAvatar(find('.avatar', button), sample ?? own)
}

function renderMenu(provider: IsProvider, config: SiteConfig): void {
  const menu = find('#accounts', document)
  const heading = document.createElement('h2')
  heading.textContent = 'Who is watching?'
  const hint = document.createElement('p')
  hint.textContent = 'Each account has its own taste. One click switches.'
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
  const links = [createLink('/sign-in', 'Your own account'), createLink('/your-data', 'Your data')]
  menu.replaceChildren(heading, hint, ...entries, ...links, failure)

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
      find('.failure', menu).textContent =
        'That did not work. Is the server still running? Reload the page and try again.'
    } finally {
      if (isFocusInside) find('.account', document).focus()
    }
  }
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
