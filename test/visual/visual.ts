// `npm run test:visual` draws the contact sheets and compares them with those kept; `-- --update` keeps the new ones.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { SHEETS, type Sheet } from './sheets.ts'
import { openStories, type Stories } from './stories.ts'

const KEPT = fileURLToPath(new URL('baseline', import.meta.url))
const FAILED = fileURLToPath(new URL('../../node_modules/.cache/visual-failed', import.meta.url))
/** A pixel differs when a channel is this far off; a sheet when this share of its pixels does. */
const CHANNEL = 32
const SHARE = 0.002

const isUpdate = process.argv.includes('--update')

async function draw(stories: Stories, { story, width, globals, context, key }: Sheet): Promise<Buffer> {
  const page = await stories.open(story, {
    ...(globals ? { globals } : {}),
    // Three pixels for eight: enough to see what moved, and small to keep.
    context: { ...context, viewport: { width, height: 900 }, deviceScaleFactor: 0.375 },
  })
  try {
    // As high as the whole story: what is far from the window is not drawn.
    const height = await page.evaluate(() => document.documentElement.scrollHeight)
    await page.setViewportSize({ width, height })
    await page.waitForTimeout(700)
    if (key) await page.keyboard.press(key)
    return await page.screenshot({ fullPage: true, animations: 'disabled' })
  } finally {
    await page.context().close()
  }
}

/** The share of pixels that differ, counted by the browser, which knows how to read pictures. */
function differ(page: Page, kept: Buffer, fresh: Buffer): Promise<number> {
  const urls = [kept, fresh].map((bytes) => `data:image/png;base64,${bytes.toString('base64')}`)
  return page.evaluate(
    async ([urls, channel]) => {
      const pictures = await Promise.all(
        urls.map(async (url) => {
          const image = new Image()
          image.src = url
          await image.decode()
          const canvas = new OffscreenCanvas(image.width, image.height)
          const context = canvas.getContext('2d')
          context?.drawImage(image, 0, 0)
          return context?.getImageData(0, 0, image.width, image.height)
        }),
      )
      const [a, b] = pictures
      if (!a || !b || a.width !== b.width || a.height !== b.height) return 1
      let count = 0
      for (let at = 0; at < a.data.length; at += 4) {
        const isOff = [0, 1, 2].some((c) => Math.abs((a.data[at + c] ?? 0) - (b.data[at + c] ?? 0)) > channel)
        if (isOff) count++
      }
      return count / (a.data.length / 4)
    },
    [urls, CHANNEL] as const,
  )
}

const stories = await openStories()
const counter = await stories.open('design-foundations--tokens')
const changed: string[] = []
let bytes = 0
if (isUpdate) rmSync(KEPT, { recursive: true, force: true })
rmSync(FAILED, { recursive: true, force: true })
mkdirSync(KEPT, { recursive: true })
for (const sheet of SHEETS) {
  const file = join(KEPT, `${sheet.name}.png`)
  const fresh = await draw(stories, sheet)
  bytes += fresh.length
  if (isUpdate) {
    writeFileSync(file, fresh)
    continue
  }
  const share = existsSync(file) ? await differ(counter, readFileSync(file), fresh) : 1
  if (share <= SHARE) continue
  changed.push(`${sheet.name}: ${(share * 100).toFixed(2)} % of its pixels`)
  mkdirSync(FAILED, { recursive: true })
  writeFileSync(join(FAILED, `${sheet.name}.png`), fresh)
}
await stories.close()

console.log(`${SHEETS.length} sheets, ${(bytes / 1_048_576).toFixed(2)} MB`)
if (changed.length > 0) {
  console.log(
    `${changed.join('\n')}\nThe new ones are in ${FAILED}; \`npm run test:visual -- --update\` keeps them.`,
  )
}
process.exitCode = changed.length > 0 ? 1 : 0
