// Waiting in element tests: patient, because the machine may be busy, and quick when it is not.

import { waitUntil } from '@open-wc/testing'

export async function until(isSo: () => unknown, what = 'what the test waits for'): Promise<void> {
  await waitUntil(async () => Boolean(await isSo()), what, { interval: 20, timeout: 30_000 })
}
