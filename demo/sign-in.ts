// An account of one's own. The element does it; the page reads out the code that a mail would bring.

import type { IsSignIn } from '@intellistream/components'
import { MOST_WAIT_MS } from './accounts.ts'
import { find } from './dom.ts'
import { startSite } from './site.ts'

startSite()
const element = find('is-sign-in', document) as IsSignIn
const output = find('output', element) as HTMLOutputElement

find('.mailbox button', element).addEventListener('click', () => void showCode())
element.addEventListener('is-signed-in', () => (output.value = ''))

async function showCode(): Promise<void> {
  const { state } = element
  if (!('username' in state)) return
  const query = new URLSearchParams({ username: state.username ?? '' })
  const response = await fetch(`${element.endpoint}/_local/mailbox?${query}`, {
    signal: AbortSignal.timeout(MOST_WAIT_MS),
  }).catch(() => undefined)
  if (!response?.ok) {
    output.value = 'The server does not answer.'
    return
  }
  const { messages = [] } = (await response.json()) as { messages?: { code: string }[] }
  output.value = messages[0]?.code ?? 'Nothing was sent to this address.'
}
