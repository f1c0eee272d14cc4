// `npm test`: runs every suite, two at a time on two cores, and says `N passed, N failed` as the last line.
// `npm test -- node lint` runs only the suites named.
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import budgets from './budgets.json' with { type: 'json' }
import { sumCounts } from './runner/counts.ts'
import { progress } from './runner/progress.ts'
import { endSuites, runSuite, type SuiteReport } from './runner/run-suite.ts'
import { selectSuites, type Suite } from './runner/suites.ts'
import { toTable } from './runner/table.ts'

/** Every suite uses more than one process itself: more at once than half the cores only makes each slower. */
const CONCURRENCY = Math.max(2, Math.floor(availableParallelism() / 2))
const RESULTS = mkdtempSync(join(tmpdir(), 'intellistream-test-'))

process.once('exit', () => rmSync(RESULTS, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    endSuites()
    process.exit(1)
  })
}

const suites = chooseSuites(process.argv.slice(2))
const waiting = [...suites]
const reports: SuiteReport[] = []
const line = progress(suites.map(({ name }) => name))

async function work(): Promise<void> {
  for (let suite = waiting.shift(); suite !== undefined; suite = waiting.shift()) {
    line.start(suite.name)
    const report = await runSuite(suite, RESULTS)
    reports.push(report)
    line.finish(suite.name, report.counts, report.seconds)
  }
}
await Promise.all(Array.from({ length: CONCURRENCY }, work))
line.stop()

for (const { suite, counts, output } of reports) {
  if (counts.failed > 0) console.log(`\n──── ${suite.name} ────\n${output.trimEnd()}`)
}
console.log(`\n${toTable(reports, budgets)}\n`)

const { passed, failed } = sumCounts(reports.map(({ counts }) => counts))
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

function chooseSuites(names: string[]): Suite[] {
  try {
    return selectSuites(names)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    console.error(error.message)
    process.exit(2)
  }
}
