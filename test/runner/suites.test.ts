import { describe, expect, it } from 'vitest'
import { selectSuites, SUITES, type Suite } from './suites.ts'

describe('selectSuites', () => {
  const [first] = SUITES
  const suite = (name: string, folder?: string): Suite => {
    if (!first) throw new Error('no suites')
    const { folder: _, ...rest } = first
    return folder === undefined ? { ...rest, name } : { ...rest, name, folder }
  }
  const suites = [suite('lint'), suite('node'), suite('e2e', 'test/no-such-folder')]

  it('runs all that have a folder', () => {
    expect(selectSuites([], suites).map(({ name }) => name)).toEqual(['lint', 'node'])
  })

  it('runs those that are named', () => {
    expect(selectSuites(['node'], suites).map(({ name }) => name)).toEqual(['node'])
  })

  it.each(['e2e', 'nodes'])('refuses %s, which would run nothing', (name) => {
    expect(() => selectSuites([name], suites)).toThrow(RangeError)
  })
})
