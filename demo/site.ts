// What every page of the site shares: the elements, the account menu, the notice, and arrow keys in the head.

import '@intellistream/components/loader.js'
import type { IsProvider } from '@intellistream/components'
import {
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

/** Starts the page. Modules run before DOMContentLoaded, so the provider has its token source when the page asks. */
export async function startSite(): Promise<SiteConfig> {
  const provider = find('is-provider', document) as IsProvider
  const config = getSiteConfig()
  connectAccounts(provider, config)
  connectArrowKeys()
  connectCollapse()
  const site = await config
  for (const element of document.querySelectorAll('[data-notice]')) element.textContent = site.notice
  renderAccount(site)
  renderMenu(provider, site)
  for (const type of ['is-signed-in', 'is-signed-out'] as const)
    document.addEventListener(type, () => {
      renderAccount(site)
      renderMenu(provider, site)
    })
  return site
}

function renderAccount({ accounts }: SiteConfig): void {
  const username = getSignedInUsername()
  const sample = accounts.find((account) => account.username === username)
  const own = username === null ? undefined : { label: username, color: 'var(--own)' }
  const button = find('.account', document)
  find('.account-name', button).textContent = sample?.label ?? username ?? 'Guest'
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
  const own = document.createElement('a')
  own.href = '/sign-in'
  own.textContent = 'Your own account'
  menu.replaceChildren(heading, hint, ...entries, own, failure)

  async function change(account: SampleAccount | null): Promise<void> {
    failure.textContent = ''
    for (const entry of entries) entry.disabled = true
    try {
      await switchAccount(provider, config, account)
      menu.hidePopover()
      window.scrollTo({ top: 0 })
    } catch (error) {
      console.warn('Sign-in failed', error)
      failure.textContent = 'That did not work. Is the server still running? Try again.'
    } finally {
      renderAccount(config)
      const focused = menu.contains(document.activeElement)
      const text = failure.textContent
      renderMenu(provider, config)
      find('.failure', menu).textContent = text
      if (focused) find('.account', document).focus()
    }
  }
}

function describe(account: SampleAccount | null): HTMLElement {
  const small = document.createElement('small')
  small.textContent = account?.description ?? 'Starts from what everybody watches'
  return small
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
