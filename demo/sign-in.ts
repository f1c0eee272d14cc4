// An account of one's own. The element does it; the page reads out the code that a mail would bring.

import type { IsSignIn } from '@intellistream/components'
import { find } from './dom.ts'
import { startSite } from './site.ts'

const { cognito } = await startSite()
const element = find('is-sign-in', document) as IsSignIn
const output = find('output', element) as HTMLOutputElement

find('.mailbox button', element).addEventListener('click', () => void showCode())
element.addEventListener('is-signed-in', () => (output.value = ''))

async function showCode(): Promise<void> {
  const { state } = element
  if (!('username' in state)) return
  const query = new URLSearchParams({ username: state.username ?? '' })
  const response = await fetch(`${cognito.endpoint}/_local/mailbox?${query}`).catch(() => undefined)
  const { messages = [] } = response?.ok ? ((await response.json()) as { messages?: { code: string }[] }) : {}
  output.value = messages[0]?.code ?? 'Nothing was sent to this address.'
}
