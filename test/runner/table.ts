// The times of one run against the budgets. A budget that is exceeded is said, not failed: a clock is no test.
import { sumCounts } from './counts.ts'
import type { SuiteReport } from './run-suite.ts'

/** One row a budget, in the budgets' order; suites that share a budget are added up. */
export function toTable(reports: readonly SuiteReport[], budgets: Readonly<Record<string, number>>): string {
  const rows = Object.entries(budgets).flatMap(([name, budgetSeconds]) => {
    const mine = reports.filter(({ suite }) => suite.budget === name)
    if (mine.length === 0) return []
    const seconds = mine.reduce((sum, report) => sum + report.seconds, 0)
    const { passed, failed, skipped } = sumCounts(mine.map(({ counts }) => counts))
    const note = seconds > budgetSeconds ? 'over budget' : ''
    return [[name, passed, failed, skipped, seconds.toFixed(1), budgetSeconds, note].map(String)]
  })
  return align([['suite', 'passed', 'failed', 'skipped', 'seconds', 'budget', ''], ...rows])
}

/** The first column to the left, the others to the right. */
function align(rows: readonly string[][]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  const pad = (cell: string, column: number): string =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n')
}
