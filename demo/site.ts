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
import { connectReturn } from './return-focus.ts'

/** Starts the page. Modules run before DOMContentLoaded, so the provider has its token source when the page asks. */
export async function startSite(): Promise<SiteConfig> {
  const provider = find('is-provider', document) as IsProvider
  const config = getSiteConfig()
  connectAccounts(provider, config)
  connectArrowKeys()
  connectCollapse()
  connectReturn()
  const site = await config
  for (const element of document.querySelectorAll('[data-notice]')) element.textContent = site.notice
  renderAccount(site)
  renderMenu(provider, site)
  return site
}

function renderAccount({ accounts }: SiteConfig): void {
  const current = accounts.find(({ username }) => username === getSignedInUsername())
  const button = find('.account', document)
  find('.account-name', button).textContent = current?.label ?? 'Guest'
  paintAvatar(find('.avatar', button), current)
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
  menu.replaceChildren(heading, hint, ...entries, failure)

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

function paintAvatar(avatar: HTMLElement, account: SampleAccount | undefined): void {
  avatar.textContent = account?.label.charAt(0) ?? ''
  if (account) avatar.style.setProperty('--avatar', account.color)
  else avatar.style.removeProperty('--avatar')
}
