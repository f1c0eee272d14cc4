// A frame of the same origin as a tab: a realm, a module graph and a page of its own; the storage and the locks are shared.

import type * as Kit from '../../components/delivery/index.ts'

export type TabWindow = Window & typeof globalThis & { kit: Pick<typeof Kit, 'configure' | 'track'> }

export interface Tab {
  window: TabWindow
  kit: TabWindow['kit']
  /** As suddenly as a tab is closed. */
  close(): void
}

const open = new Set<Tab>()

export async function openTab(prepare?: (window: TabWindow) => void, query = ''): Promise<Tab> {
  const frame = document.createElement('iframe')
  frame.src = `/test/support/tab.html?${query}`
  document.body.append(frame)
  const window = await new Promise<TabWindow>((resolve) => {
    frame.addEventListener('load', () => resolve(frame.contentWindow as TabWindow), { once: true })
  })
  prepare?.(window)
  const tab: Tab = {
    window,
    kit: window.kit,
    close: () => {
      open.delete(tab)
      frame.remove()
    },
  }
  open.add(tab)
  return tab
}

export function closeTabs(): void {
  for (const tab of open) tab.close()
}

/** A browser that was never here. Close the tabs before. */
export async function forgetEverything(): Promise<void> {
  closeTabs()
  localStorage.clear()
  sessionStorage.clear()
  for (const name of ['intellistream-delivery', 'intellistream-slates']) {
    await new Promise((resolve) => {
      const request = indexedDB.deleteDatabase(name)
      request.onsuccess = request.onerror = request.onblocked = resolve
    })
  }
}
