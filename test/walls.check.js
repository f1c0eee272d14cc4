// @ts-check
// The verdict on one import, by the table. Pure but for reading the workspaces' exports maps; used by the test and by lint.
import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { PRIVATE_FILES, ROOMS } from './walls.table.js'

/**
 * @typedef {import('./walls.table.js').Room} Room
 * @typedef {object} Import
 * @property {string} from The importing file, from the root of the repository.
 * @property {string} specifier What is written between the quotes.
 * @property {boolean} typeOnly Whether it is erased: `import type`, `export type`, a type in an `import()`.
 */

const SCOPE = '@intellistream/'
const WORKSPACES = ['components', 'edge-api', 'infra', 'demo']

/**
 * What is wrong with one import, as a sentence that teaches; undefined when nothing is.
 * @param {Import} found
 * @param {string} root
 * @returns {string | undefined}
 */
export function findFault({ from, specifier, typeOnly }, root) {
  const room = findRoom(from)
  if (room === undefined) return `${from} is in no room: give its folder a line in test/walls.table.js.`

  const target = resolveImport(from, specifier, root)
  if (target === undefined) return findPackageFault(from, room, specifier)

  const say = (/** @type {string} */ why) => `${from} imports ${target}: ${why}`
  const targetRoom = findRoom(target)
  if (targetRoom === undefined)
    return say(`${target} is in no room; give its folder a line in test/walls.table.js.`)
  if (isBarrelAbove(from, target)) {
    return say(
      'it is a barrel that leads back here, the beginning of a ring; import the file that has what you need.',
    )
  }
  if (
    PRIVATE_FILES.includes(target) &&
    roomName(room, from) !== roomName(targetRoom, target) &&
    !allowsAll(room)
  ) {
    return say(`${target} is private to ${roomName(targetRoom, target)}.`)
  }
  const stranger = room.byNameOnly && WORKSPACES.includes(workspaceOf(target))
  if (stranger && !specifier.startsWith(SCOPE) && workspaceOf(from) !== workspaceOf(target)) {
    return say(room.advice)
  }
  if (roomName(room, from) === roomName(targetRoom, target)) return undefined
  if (isAllowed(room, targetRoom, target, typeOnly)) return undefined
  return say(`${roomName(room, from)} may import ${toList(room.mayImport)}. ${room.advice}`)
}

/**
 * The file that an import leads to, from the root of the repository; undefined for a package that is not ours.
 * @param {string} from
 * @param {string} specifier
 * @param {string} root
 */
export function resolveImport(from, specifier, root) {
  const path = specifier.replace(/\?.*$/, '')
  if (path.startsWith('.')) return posix.join(posix.dirname(from), path)
  if (!path.startsWith(SCOPE)) return undefined
  const [workspace = '', ...rest] = path.slice(SCOPE.length).split('/')
  const source = readExports(root, workspace)[rest.length === 0 ? '.' : `./${rest.join('/')}`]
  return posix.join(workspace, source ?? rest.join('/'))
}

/**
 * The room of a file: the longest line of the table that fits.
 * @param {string} file
 * @returns {Room | undefined}
 */
export function findRoom(file) {
  return ROOMS.filter(({ room }) => toPattern(room).test(file)).sort(
    (a, b) => b.room.length - a.room.length,
  )[0]
}

/** @param {Room} room @param {string} file */
function roomName(room, file) {
  return toPattern(room.room).exec(file)?.[1] ?? room.room
}

/** @param {Room} room @param {Room} targetRoom @param {string} target @param {boolean} typeOnly */
function isAllowed(room, targetRoom, target, typeOnly) {
  return room.mayImport.some((entry) => {
    const onlyTypes = entry.startsWith('type ')
    const name = onlyTypes ? entry.slice('type '.length) : entry
    if (onlyTypes && !typeOnly) return false
    return name === '**' || name === targetRoom.room || toPattern(name).test(target)
  })
}

/** @param {string} from @param {Room} room @param {string} specifier */
function findPackageFault(from, { room, packages, never = [], advice }, specifier) {
  const fits = (/** @type {string} */ pattern) =>
    new RegExp(`^${pattern.replaceAll('*', '.+')}$`).test(specifier)
  if (packages !== undefined && !packages.some(fits)) {
    return `${from} imports ${specifier}: of packages, ${room} may import ${toList(packages)}. ${advice}`
  }
  return never.some(fits)
    ? `${from} imports ${specifier}: ${room} never names a vendor. ${advice}`
    : undefined
}

/**
 * Whether the target is the index of a folder that the importing file lives in.
 * @param {string} from
 * @param {string} target
 */
function isBarrelAbove(from, target) {
  if (!/\/index\.(ts|js|mjs)$/.test(target) || from === target) return false
  return from.startsWith(`${posix.dirname(target)}/`) && workspaceOf(from) !== 'test'
}

/** @param {Room} room */
function allowsAll({ mayImport }) {
  return mayImport.includes('**')
}

/** @param {string} file */
function workspaceOf(file) {
  return file.split('/')[0] ?? ''
}

/** @param {readonly string[]} names */
function toList(names) {
  return names.length === 0 ? 'none' : names.join(', ')
}

/** @type {Map<string, RegExp>} */
const patterns = new Map()

/** Fits the room itself and everything below it; group 1 is the room's name. @param {string} room */
function toPattern(room) {
  const known = patterns.get(room)
  if (known) return known
  const escaped = room.replaceAll('.', '\\.').replaceAll('*', '[^/]+')
  const pattern = new RegExp(`^(${escaped})(/|$)`)
  patterns.set(room, pattern)
  return pattern
}

/** @type {Map<string, Record<string, string>>} */
const exportsMaps = new Map()

/** The source file behind each public path of a workspace. @param {string} root @param {string} workspace */
function readExports(root, workspace) {
  const key = `${root}/${workspace}`
  const known = exportsMaps.get(key)
  if (known) return known
  /** @type {Record<string, string>} */
  const map = {}
  if (WORKSPACES.includes(workspace)) {
    const { exports = {} } = JSON.parse(readFileSync(join(root, workspace, 'package.json'), 'utf8'))
    for (const [path, target] of Object.entries(exports)) {
      map[path] = typeof target === 'string' ? target : (target.development ?? target.types ?? target.default)
    }
  }
  exportsMaps.set(key, map)
  return map
}
