// From a runner's exit code and result file to counts. A runner that says nothing has failed.
import { readFileSync } from 'node:fs'
import type { Suite } from './suites.ts'

export interface Counts {
  passed: number
  failed: number
  skipped: number
}

/** How a suite's process ended. */
export interface Ending {
  exitCode: number | null
  resultFile: string
}

/** The counts of one suite. At least one test counts: a crash, an unreadable result or no test at all is one failure. */
export function toCounts({ result }: Pick<Suite, 'result'>, { exitCode, resultFile }: Ending): Counts {
  if (result === 'exit') {
    return exitCode === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }
  }
  const counts = result === 'vitest' ? readVitest(resultFile) : readWebTestRunner(resultFile)
  const silent = counts.failed === 0 && (exitCode !== 0 || counts.passed === 0)
  return silent ? { ...counts, failed: 1 } : counts
}

/** The sum over all suites. */
export function sumCounts(counts: Iterable<Counts>): Counts {
  const sum: Counts = { passed: 0, failed: 0, skipped: 0 }
  for (const { passed, failed, skipped } of counts) {
    sum.passed += passed
    sum.failed += failed
    sum.skipped += skipped
  }
  return sum
}

/** A file that could not be imported has no tests of its own; it counts as one failure. */
function readVitest(file: string): Counts {
  const report = readJson(file)
  const files: unknown[] =
    isRecord(report) && Array.isArray(report['testResults']) ? report['testResults'] : []
  const broken = files.filter(
    (entry) => isRecord(entry) && entry['status'] === 'failed' && !hasFailedTest(entry['assertionResults']),
  )
  return {
    passed: readNumber(report, 'numPassedTests'),
    failed: readNumber(report, 'numFailedTests') + broken.length,
    skipped: readNumber(report, 'numPendingTests') + readNumber(report, 'numTodoTests'),
  }
}

function hasFailedTest(assertions: unknown): boolean {
  return (
    Array.isArray(assertions) && assertions.some((entry) => isRecord(entry) && entry['status'] === 'failed')
  )
}

function readWebTestRunner(file: string): Counts {
  const report = readJson(file)
  return {
    passed: readNumber(report, 'passed'),
    failed: readNumber(report, 'failed'),
    skipped: readNumber(report, 'skipped'),
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown
  } catch {
    return undefined
  }
}

function readNumber(report: unknown, key: string): number {
  const value = isRecord(report) ? report[key] : undefined
  return typeof value === 'number' ? value : 0
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
