import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sumCounts, toCounts } from './counts.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counts-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

function resultFile(content: unknown): string {
  const file = join(folder, 'result.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}

describe('toCounts', () => {
  it('reads the counts of vitest', () => {
    const file = resultFile({
      numPassedTests: 3,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
      testResults: [],
    })

    expect(toCounts({ result: 'vitest' }, { exitCode: 1, resultFile: file })).toEqual({
      passed: 3,
      failed: 1,
      skipped: 3,
    })
  })

  it('counts a test file that could not be imported as one failure', () => {
    const testResults = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{ status: 'failed' }] },
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
    ]
    const file = resultFile({ numPassedTests: 1, numFailedTests: 1, testResults })

    expect(toCounts({ result: 'vitest' }, { exitCode: 1, resultFile: file })).toMatchObject({
      passed: 1,
      failed: 2,
    })
  })

  it.each(['vitest', 'web-test-runner'] as const)('counts %s without a result as one failure', (result) => {
    const missing = join(folder, 'missing.json')

    expect(toCounts({ result }, { exitCode: 0, resultFile: missing })).toEqual({
      passed: 0,
      failed: 1,
      skipped: 0,
    })
  })

  it('counts a suite without a test as one failure', () => {
    const file = resultFile({ passed: 0, failed: 0, skipped: 0 })

    expect(toCounts({ result: 'web-test-runner' }, { exitCode: 0, resultFile: file }).failed).toBe(1)
  })

  it('counts a bad exit code as one failure when every test passed', () => {
    const file = resultFile({ passed: 5, failed: 0, skipped: 0 })

    expect(toCounts({ result: 'web-test-runner' }, { exitCode: 1, resultFile: file })).toEqual({
      passed: 5,
      failed: 1,
      skipped: 0,
    })
  })

  it('counts lint and types by their exit code, as one test each', () => {
    expect(toCounts({ result: 'exit' }, { exitCode: 0, resultFile: '' })).toEqual({
      passed: 1,
      failed: 0,
      skipped: 0,
    })
    expect(toCounts({ result: 'exit' }, { exitCode: 2, resultFile: '' }).failed).toBe(1)
    expect(toCounts({ result: 'exit' }, { exitCode: null, resultFile: '' }).failed).toBe(1)
  })
})

describe('sumCounts', () => {
  it('adds up suites and is zero for none', () => {
    expect(sumCounts([])).toEqual({ passed: 0, failed: 0, skipped: 0 })
    expect(
      sumCounts([
        { passed: 1, failed: 2, skipped: 3 },
        { passed: 10, failed: 20, skipped: 30 },
      ]),
    ).toEqual({ passed: 11, failed: 22, skipped: 33 })
  })
})
