import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { THREATS } from './threats.table.ts'

describe('the table of threats', () => {
  it('has every threat from T1 to T25, each with a test or a reason', () => {
    expect(THREATS.map(({ id }) => id)).toEqual(Array.from({ length: 25 }, (_, index) => `T${index + 1}`))
    for (const { id, tests, reason } of THREATS) expect(tests.length > 0 || reason, id).toBeTruthy()
  })

  it.each(THREATS.flatMap(({ id, tests }) => tests.map(([file, title]) => [id, file, title] as const)))(
    '%s: %s has a test whose title says "%s"',
    (_, file, title) => {
      const titles = readFileSync(new URL(file, import.meta.url), 'utf8')

      expect(titles).toContain(title)
    },
  )
})
