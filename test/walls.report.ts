// What is wrong with the walls of a tree of files: forbidden arrows, rings, folders without a line in the table.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findFault, findRoom, resolveImport, type Import } from './walls.check.js'
import { listSources, readImports } from './walls.read.ts'

/** One sentence a fault, in the order of the files; empty when the walls stand. */
export function findFaults(root: string): string[] {
  const files = listSources(root)
  const homeless = files
    .filter((file) => findRoom(file) === undefined)
    .map((file) => `${file} is in no room: give its folder a line in test/walls.table.js.`)
  const imports = files.filter((file) => findRoom(file)).flatMap((file) => readImports(root, file))
  const arrows = imports.flatMap((found) => findFault(found, root) ?? [])
  const rings = findRings(imports, root).map(
    (ring) => `${ring.join(' -> ')}: a ring; move what both ends need into a file of its own.`,
  )
  return [...homeless, ...arrows, ...rings]
}

/** Every ring that closes on the way down from the first file, each once, as its files with the first one repeated. */
function findRings(imports: readonly Import[], root: string): string[][] {
  const targets = new Map<string, Set<string>>()
  for (const { from, specifier } of imports) {
    const target = resolveImport(from, specifier, root)
    if (target === undefined || !existsSync(join(root, target))) continue
    targets.set(from, (targets.get(from) ?? new Set<string>()).add(target))
  }

  const rings: string[][] = []
  const done = new Set<string>()
  const path: string[] = []
  const visit = (file: string): void => {
    const start = path.indexOf(file)
    if (start >= 0) rings.push([...path.slice(start), file])
    if (start >= 0 || done.has(file)) return
    path.push(file)
    for (const target of targets.get(file) ?? []) visit(target)
    path.pop()
    done.add(file)
  }
  for (const file of targets.keys()) visit(file)
  return rings
}
