import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { PROMISES } from './promises.table.ts'

it('the table of promises has every one from G1 to G24, each with a test of its name', () => {
  expect(PROMISES.map(([id]) => id)).toEqual(Array.from({ length: 24 }, (_, index) => `G${index + 1}`))
  for (const [id, , file] of PROMISES) {
    const text = readFileSync(new URL(file, import.meta.url), 'utf8')
    expect(text, `${file} names ${id}`).toMatch(new RegExp(`['\`"][^\\n]*\\b${id}\\b|^// ${id}:`, 'm'))
  }
})
