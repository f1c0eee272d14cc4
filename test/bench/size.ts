// `npm run bench:size [-- --json] [--modules]`: what pages load of the kit, and of which modules that is made. Exits with 1
// when a figure is over its goal.
import { align } from './report.ts'
import { ELEMENTS, measureBudgets } from './size/measure-budgets.ts'
import { measureModules } from './size/measure-kit.ts'

const { rows, chunks } = await measureBudgets()
const kB = (bytes: number): string => (bytes / 1000).toFixed(2)
const verdict = ({ bytes, goal, most }: (typeof rows)[number]): string =>
  bytes <= goal ? 'ok' : bytes <= most ? 'over the goal' : 'TOO LARGE'

console.log('Minified modules with nothing external, gzip -9, kB of 1000 bytes\n')
console.log(
  align([
    ['', 'kB', 'goal', 'at most', ''],
    ...rows.map((row) => [row.name, kB(row.bytes), kB(row.goal), kB(row.most), verdict(row)]),
  ]),
)
console.log('\nFiles of a page with all elements but sign-in\n')
console.log(
  align([
    ['', 'kB', 'loaded'],
    ...chunks.map(({ file, bytes, lazy }) => [file, kB(bytes), lazy ? 'when asked for' : 'at the start']),
  ]),
)
if (process.argv.includes('--modules')) {
  console.log('\nTheir modules, each minified and packed alone\n')
  console.log(
    align([
      ['', 'minified', 'gzip', 'loaded'],
      ...(await measureModules(ELEMENTS)).map(({ file, minified, bytes, lazy }) => [
        file,
        kB(minified),
        kB(bytes),
        lazy ? 'when asked for' : 'at the start',
      ]),
    ]),
  )
}
if (process.argv.includes('--json')) console.log(JSON.stringify({ rows, chunks }))
process.exitCode = rows.some(({ bytes, goal }) => bytes > goal) ? 1 : 0
