// What the kit promises its users, name by name, and what a change of it means for the version.

/**
 * @typedef {import('@custom-elements-manifest/analyzer/cli.js').Manifest} Manifest
 * @typedef {'none' | 'patch' | 'minor' | 'major'} Bump
 * @typedef {{ bump: Bump, added: string[], removed: string[] }} InterfaceChange
 */

/** The lists of a manifest's declaration, and the word for one entry. */
const LISTS = /** @type {const} */ ([
  ['attributes', 'attribute'],
  ['members', 'property'],
  ['events', 'event'],
  ['slots', 'slot'],
  ['cssParts', 'part'],
  ['cssProperties', 'custom property'],
  ['cssStates', 'state'],
])

const BUMPS = /** @type {const} */ (['none', 'patch', 'minor', 'major'])

/**
 * One line a promise, sorted: `<is-top-picks>`, `<is-top-picks> attribute layout`.
 * @param {Manifest} manifest
 * @returns {string[]}
 */
export function listPromises(manifest) {
  const elements = manifest.modules.flatMap(({ declarations = [] }) => declarations)
  return elements
    .flatMap((element) => {
      if (!element.tagName) return []
      const tag = `<${element.tagName}>`
      const entries = LISTS.flatMap(([list, word]) =>
        (element[list] ?? []).map(({ name }) => `${tag} ${word} ${name || '(default)'}`),
      )
      return [tag, ...new Set(entries)]
    })
    .sort()
}

/**
 * Semantic versioning by names (semver.org 2.0, clauses 6 to 8): a promise withdrawn is major, a new one minor. A changed
 * type or behavior has the same name: that remains for whoever writes the changeset.
 * @param {readonly string[]} before
 * @param {readonly string[]} after
 * @returns {InterfaceChange}
 */
export function compareInterfaces(before, after) {
  const added = after.filter((promise) => !before.includes(promise))
  const removed = before.filter((promise) => !after.includes(promise))
  return { bump: removed.length > 0 ? 'major' : added.length > 0 ? 'minor' : 'none', added, removed }
}

/**
 * Whether a release asks for enough. Before 1.0.0 a withdrawn promise takes a minor version (semver.org clause 4).
 * @param {{ type: Bump, oldVersion: string }} release
 * @param {Bump} demanded
 */
export function isEnough({ type, oldVersion }, demanded) {
  const needed = demanded === 'major' && oldVersion.startsWith('0.') ? 'minor' : demanded
  return BUMPS.indexOf(type) >= BUMPS.indexOf(needed)
}
