// The custom-elements manifest: tags, attributes, properties, events, slots, parts and tokens, read from the elements' doc headers.
import { fileURLToPath } from 'node:url'
import { cli } from '@custom-elements-manifest/analyzer/cli.js'

/** @typedef {import('@custom-elements-manifest/analyzer/cli.js').Declaration} Declaration */

const COMPONENTS = fileURLToPath(new URL('../components', import.meta.url))

/** The manifest of the kit's public side, as an object; nothing is written. */
export async function createElementsManifest() {
  const sources = ['is-*/*.ts', 'rail/*.ts', 'chart/*.ts', 'events/*.ts'].flatMap((glob) => ['--globs', glob])
  const argv = ['analyze', '--litelement', '--quiet', ...sources]
  const manifest = await cli({ argv, cwd: COMPONENTS, noWrite: true })
  return {
    ...manifest,
    // Classes only: helpers, messages and stylesheets of an element are nobody's to use.
    modules: manifest.modules
      .map((module) => ({
        ...module,
        declarations: module.declarations
          ?.filter(({ kind }) => kind === 'class')
          .map(withoutPrivateMembers)
          .map((declaration) => withTag(module.path, declaration)),
      }))
      .filter(({ declarations }) => declarations?.length),
  }
}

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
    privacy === 'public' && !name.startsWith('#')
  return { ...rest, members: members.filter(isPublic) }
}
