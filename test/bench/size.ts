// `npm run bench:size [-- --json]`: what pages load of the kit. Exits with 1 when a figure is over its goal.
import { align } from './report.ts'
import { measureBudgets } from './size/measure-budgets.ts'

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
if (process.argv.includes('--json')) console.log(JSON.stringify({ rows, chunks }))
process.exitCode = rows.some(({ bytes, goal }) => bytes > goal) ? 1 : 0
