// The custom-elements manifest: tags, attributes, properties, events, slots, parts and tokens, read from the elements' doc headers.
import { fileURLToPath } from 'node:url'
import { cli } from '@custom-elements-manifest/analyzer/cli.js'

/**
 * @typedef {import('@custom-elements-manifest/analyzer/cli.js').Declaration} Declaration
 * @typedef {import('@custom-elements-manifest/analyzer/cli.js').Manifest} Manifest
 */

const COMPONENTS = fileURLToPath(new URL('../components', import.meta.url))

/** What elements have from the platform and set on themselves: the analyzer takes the assignment for a field. */
const SET_INSIDE = new Set(['adoptedStyleSheets', 'role'])

/** The manifest of the kit's public side, as an object; nothing is written. */
export async function createElementsManifest() {
  const sources = ['is-*/*.ts', 'rail/*.ts', 'chart/*.ts', 'events/*.ts'].flatMap((glob) => ['--globs', glob])
  const argv = ['analyze', '--litelement', '--quiet', ...sources]
  const manifest = await cli({ argv, cwd: COMPONENTS, noWrite: true })
  return {
    ...manifest,
    // Elements and their events: base classes, helpers, messages and stylesheets are nobody's to use.
    modules: manifest.modules
      .map((module) => ({
        ...module,
        declarations: module.declarations
          ?.filter(({ kind }) => kind === 'class')
          .map((declaration) => withTag(module.path, withoutPrivateMembers(declaration)))
          .filter(({ tagName }) => tagName !== undefined || module.path.startsWith('events/')),
      }))
      .filter(({ declarations }) => declarations?.length),
  }
}

/**
 * As it is published: by the entries of the package instead of our files, and without what is said twice. A property that an
 * attribute sets has the attribute's description.
 * @param {Manifest} manifest
 */
export function toPublishedManifest({ modules, ...rest }) {
  const declarations = modules.flatMap(({ declarations: list = [] }) => list)
  const events = declarations.filter(({ tagName }) => tagName === undefined)
  const elements = declarations.filter(({ tagName }) => tagName !== undefined)
  const published = [
    ...elements.map((element) => toModule(`${element.tagName}.js`, [element])),
    toModule('index.js', events),
  ]
  return JSON.stringify({ ...rest, modules: published }, (key, value) => {
    if (key === 'inheritedFrom' || key === 'superclass' || (key === 'privacy' && value === 'public'))
      return undefined
    if (value?.kind === 'field' && value.attribute) return { ...value, description: undefined }
    return value
  })
}

/** @param {string} path @param {Declaration[]} declarations */
const toModule = (path, declarations) => ({
  kind: 'javascript-module',
  path,
  declarations,
  exports: declarations.flatMap(({ name, tagName }) => [
    { kind: 'js', name, declaration: { name } },
    ...(tagName === undefined
      ? []
      : [{ kind: 'custom-element-definition', name: tagName, declaration: { name } }]),
  ]),
})

/**
 * The analyzer knows customElements.define alone; our tags are their folders.
 * @param {string | undefined} path
 * @param {Declaration} declaration
 * @returns {Declaration}
 */
function withTag(path = '', declaration) {
  const [, tagName] = /^(is-[\w-]+)\/\1\.element\.ts$/.exec(path) ?? []
  return tagName === undefined ? declaration : { ...declaration, tagName, customElement: true }
}

/** @param {Declaration} declaration @returns {Declaration} */
function withoutPrivateMembers({ members, events, ...others }) {
  // The analyzer also lists each dispatchEvent() it comes across, by guess; the doc headers name them all.
  const rest =
    events === undefined
      ? others
      : { ...others, events: events.filter(({ name }) => name?.startsWith('is-')) }
  if (members === undefined) return rest
  const isPublic = (/** @type {{ name: string, privacy?: string }} */ { name, privacy = 'public' }) =>
    privacy === 'public' && !name.startsWith('#') && !SET_INSIDE.has(name)
  return { ...rest, members: members.filter(isPublic) }
}
