// No element without its stories and its place in the contract.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const tags = readdirSync(`${ROOT}components`).filter((name) => name.startsWith('is-'))
const read = (path: string): string => readFileSync(`${ROOT}${path}`, 'utf8')

/** What an element with states shows, beside what is its own. */
const STATES = [
  'Ready',
  'Loading',
  'Empty',
  'Error',
  'Stale',
  'RightToLeft',
  'StateMatrix',
  'TextTwice',
  'Mobile',
  'Television',
  'Anatomy',
  'Spoken',
]

describe.each(tags)('%s', (tag) => {
  it('has stories', () => {
    expect(existsSync(`${ROOT}stories/${tag}.stories.ts`)).toBe(true)
  })

  it('is compared with its manifest: if not, add it to stories/contract/contract.stories.ts', () => {
    expect(read('stories/contract/contract.stories.ts')).toContain(`tag: '${tag}'`)
  })

  it('is shown in every state and on every screen, when it has states', () => {
    const stories = read(`stories/${tag}.stories.ts`)
    if (!stories.includes('export const Stale')) return

    expect(STATES.filter((name) => !stories.includes(`export const ${name}: Story`))).toEqual([])
  })
})
