// What `npm test` runs. A suite is an npm script and the way its result is read; one with a folder runs once the folder exists.
import { existsSync } from 'node:fs'
import type budgets from '../budgets.json'

export interface Suite {
  name: string
  script: string
  /** Arguments for the script, given the file that the counts go to. */
  args: (resultFile: string) => string[]
  /** `exit`: no counts, the exit code is one test. */
  result: 'vitest' | 'web-test-runner' | 'exit'
  budget: keyof typeof budgets
  folder?: string
}

const vitestArgs = (resultFile: string): string[] => [
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${resultFile}`,
]

function vitestSuite(name: string, budget: Suite['budget'], folder?: string): Suite {
  const suite: Suite = { name, script: `test:${name}`, args: vitestArgs, result: 'vitest', budget }
  return folder === undefined ? suite : { ...suite, folder }
}

/** Longest first, so that the last one to start is a short one. */
export const SUITES: readonly Suite[] = [
  {
    name: 'elements',
    script: 'test:elements',
    args: () => [],
    result: 'web-test-runner',
    budget: 'elements',
    folder: 'test/components',
  },
  vitestSuite('stories', 'stories'),
  vitestSuite('node', 'node'),
  vitestSuite('e2e', 'end to end + embeds', 'test/e2e'),
  vitestSuite('embeds', 'end to end + embeds', 'test/embeds'),
  vitestSuite('kit', 'kit', 'test/kit'),
  vitestSuite('package', 'packages', 'test/package'),
  // The long form has the script `test:delivery`.
  { ...vitestSuite('delivery', 'delivery', 'test/delivery'), script: 'test:delivery-short' },
  vitestSuite('faults', 'faults', 'test/faults'),
  vitestSuite('infra', 'infra', 'test/infra'),
  { name: 'lint', script: 'lint', args: () => [], result: 'exit', budget: 'lint + types' },
  { name: 'types', script: 'typecheck', args: () => [], result: 'exit', budget: 'lint + types' },
]

/** The suites to run: all that exist, or those named. Throws on a name that is no suite here. */
export function selectSuites(names: readonly string[], suites: readonly Suite[] = SUITES): Suite[] {
  const present = suites.filter(({ folder }) => folder === undefined || existsSync(folder))
  const unknown = names.filter((name) => !present.some((suite) => suite.name === name))
  if (unknown.length > 0) {
    throw new RangeError(
      `No suite ${unknown.join(', ')}: choose from ${present.map(({ name }) => name).join(', ')}`,
    )
  }
  return names.length === 0 ? present : present.filter(({ name }) => names.includes(name))
}
