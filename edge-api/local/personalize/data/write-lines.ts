// Writes a file line by line; it is there as a whole, or not at all.
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

const BUFFER_CHARACTERS = 1 << 18

/** lines: each with its end. Rejects with what they fail with, and leaves no file then. */
export async function writeLines(path: string, lines: AsyncIterable<string>): Promise<void> {
  const temporary = join(dirname(path), `.tmp-${basename(path)}`)
  await mkdir(dirname(path), { recursive: true })
  const file = await open(temporary, 'w')
  try {
    let waiting = ''
    for await (const line of lines) {
      waiting += line
      if (waiting.length < BUFFER_CHARACTERS) continue
      await file.write(waiting)
      waiting = ''
    }
    await file.write(waiting)
    await file.close()
    await rename(temporary, path)
  } catch (error) {
    await file.close().catch(() => undefined)
    await rm(temporary, { force: true })
    throw error
  }
}
