// What every page of the site shares: the elements, the account menu, the notice, and arrow keys in the head.

import '@intellistream/components/loader.js'
import type { IsProvider } from '@intellistream/components'
import { connectAccountMenu } from './account-menu.ts'
import { connectAccounts } from './accounts.ts'
import { connectArrowKeys } from './arrow-keys.ts'
import { connectCollapse } from './collapse.ts'
import { find } from './dom.ts'
import { connectTracking } from './tracking.ts'

/** Starts the page. Modules run before DOMContentLoaded, so the provider has its token source when the page asks. */
export function startSite(): IsProvider {
  const provider = find('is-provider', document) as IsProvider
  connectTracking(provider)
  connectAccounts(provider)
  connectArrowKeys()
  connectCollapse()
  connectAccountMenu(provider)
  return provider
}
