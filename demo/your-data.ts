// What is held of whoever is here: whether more is recorded, a copy of it, and its end.

import { ACCOUNT_CHANGE } from './accounts.ts'
import { find } from './dom.ts'
import { eraseHeld, exportHeld, Refusal, type HeldData } from './held-data.ts'
import { startSite } from './site.ts'
import { isOptedOut, isPrivacyControlled, setOptedOut } from './tracking.ts'

const MOST_READ_MS = 60_000

const provider = startSite()

const recording = find('#recording', document) as HTMLButtonElement
const download = find('#download', document) as HTMLButtonElement
const erasing = find('#erase', document) as HTMLButtonElement
const confirmation = find('dialog', document) as HTMLDialogElement
const said = new Map(
  [recording, download, erasing].map((button) => [button, find(`#${button.id}-status`, document)]),
)

renderRecording()
recording.addEventListener('click', () => {
  setOptedOut(provider, !isOptedOut())
  renderRecording()
  say(recording, isOptedOut() ? 'Off, from now on and at your next visit.' : 'On again.')
})
for (const type of ['storage', 'pageshow']) window.addEventListener(type, renderRecording)

download.addEventListener('click', () => void run(download, saveCopy))
erasing.addEventListener('click', () => {
  confirmation.returnValue = ''
  confirmation.showModal()
})
confirmation.addEventListener('close', () => {
  if (confirmation.returnValue === 'erase') void run(erasing, eraseAll)
})
// What was said was said to somebody else.
for (const type of ['is-signed-in', 'is-signed-out', ACCOUNT_CHANGE])
  document.addEventListener(type, () => said.forEach((_, button) => say(button, '')))

function renderRecording(): void {
  const isControlled = isPrivacyControlled()
  recording.ariaChecked = String(!isControlled && !isOptedOut())
  recording.disabled = isControlled
  find('#recording-reason', document).hidden = !isControlled
}

async function saveCopy(): Promise<string> {
  say(download, 'Asking for everything…')
  const held = await exportHeld(provider, (events) => say(download, `${toCount(events)} so far…`))
  if (held.length === 0) return 'Nothing is held of you, so there is nothing to download.'
  save(held)
  const count = held.reduce((sum, { events }) => sum + events.length, 0)
  return `Saved: ${toCount(count)}, your profile and what was recommended last.`
}

async function eraseAll(): Promise<string> {
  say(erasing, 'Erasing…')
  const erasedBy = await eraseHeld(provider)
  if (!erasedBy) return 'Nothing is held of you, so there was nothing to erase.'
  const day = erasedBy.toLocaleDateString('en', { dateStyle: 'long' })
  return `Erased. Nothing of it is used any more, and the last copy is gone by ${day}. You start anew.`
}

/** One at a time; the button keeps the focus, which `disabled` would take. */
async function run(button: HTMLButtonElement, act: () => Promise<string>): Promise<void> {
  if (button.ariaBusy === 'true') return
  button.ariaBusy = 'true'
  try {
    say(button, await act())
  } catch (error) {
    console.warn('GET or DELETE /v1/me failed', error)
    say(button, toAdvice(error instanceof Refusal ? error.status : undefined), true)
  } finally {
    button.ariaBusy = 'false'
  }
}

function toAdvice(status: number | undefined): string {
  if (status === 401) return 'Your sign-in has ended. Sign in again at the top right, then repeat this.'
  if (status === 403)
    return 'This history moved to the account that was signed in here. Sign in to that account, then erase it there.'
  if (status === 429) return 'That was asked too often. Wait a minute, then try again.'
  return 'The server did not answer. Try again in a minute; repeating it does no harm.'
}

function say(button: HTMLButtonElement, text: string, isFailure = false): void {
  const status = said.get(button)
  if (!status) return
  status.textContent = text
  status.classList.toggle('failure', isFailure)
}

function toCount(events: number): string {
  return `${events.toLocaleString('en')} ${events === 1 ? 'event' : 'events'}`
}

function save(held: HeldData[]): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([JSON.stringify({ held }, null, 2)], { type: 'application/json' }))
  link.download = `matinee-your-data-${new Date().toISOString().slice(0, 10)}.json`
  link.click()
  // The browser may still be reading it.
  setTimeout(() => URL.revokeObjectURL(link.href), MOST_READ_MS)
}
