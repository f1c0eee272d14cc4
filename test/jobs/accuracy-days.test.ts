import { expect, it } from 'vitest'
import { toRanges } from '../../edge-api/jobs/accuracy/days.ts'

const days = (...dates: number[]) => dates.map((date) => `2026-11-${String(date).padStart(2, '0')}`)

it('counts days together that follow one another, up to as many as a query may hold', () => {
  expect(toRanges(days(1, 2, 3, 5, 6), 2)).to.deep.equal([days(1, 2), days(3), days(5, 6)])
})

it('counts days together up to what was shown on them, and a day of more alone', () => {
  const shown = new Map(days(1, 2, 3, 4, 5, 6).map((day, index) => [day, [4, 6, 1, 30, 0, 9][index] ?? 0]))

  const parts = toRanges([...shown.keys()], 10, (day) => shown.get(day) ?? 0)

  expect(parts).to.deep.equal([days(1, 2), days(3), days(4), days(5, 6)])
})
