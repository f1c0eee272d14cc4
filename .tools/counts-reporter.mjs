// A reporter for @web/test-runner: counts to the console, and to the file that COUNTS_FILE names (read by test/run.ts).
import { writeFileSync } from 'node:fs'

/** @returns {import('@web/test-runner').Reporter} */
export function countsReporter() {
  return {
    stop({ sessions }) {
      const counts = { passed: 0, failed: 0, skipped: 0 }
      for (const { testResults, errors } of sessions) {
        counts.failed += errors.length
        if (testResults) countSuite(testResults, counts)
      }
      console.log(`elements: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
      if (process.env.COUNTS_FILE) writeFileSync(process.env.COUNTS_FILE, JSON.stringify(counts))
    },
  }
}

/**
 * @param {import('@web/test-runner').TestSuiteResult} suite
 * @param {{ passed: number, failed: number, skipped: number }} counts
 */
function countSuite(suite, counts) {
  for (const test of suite.tests) counts[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1
  for (const child of suite.suites) countSuite(child, counts)
}
