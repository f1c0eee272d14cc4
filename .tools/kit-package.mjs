// The kit as a package: which entries it has, and what its published package.json says. The exports map is the only list.

/**
 * @typedef {{ development?: string, types?: string, default: string }} Target
 * @typedef {{ exports: Record<string, string | Target>, [field: string]: unknown }} PackageJson
 */

/**
 * The source modules behind the exports map, by the name of their output: { 'is-top-picks': 'is-top-picks/is-top-picks.ts' }.
 * @param {PackageJson} packageJson
 * @returns {Record<string, string>}
 */
export function toInputs({ exports }) {
  const targets = Object.values(exports).filter((target) => typeof target !== 'string')
  return Object.fromEntries(
    targets
      .filter((target) => target.development?.endsWith('.ts'))
      .map((target) => [
        target.default.replace(/^\.\/dist\/|\.js$/g, ''),
        (target.development ?? '').replace('./', ''),
      ]),
  )
}

/**
 * What is published from dist/: the same exports without the sources, which stay in the repository. A bundler that knows the
 * condition `development` would otherwise look for them.
 * @param {PackageJson} packageJson
 * @returns {Record<string, unknown>}
 */
export function toPublished({
  exports,
  scripts: _scripts,
  devDependencies: _tools,
  publishConfig: _config,
  ...rest
}) {
  const published = Object.entries(exports).map(([path, target]) => {
    if (typeof target === 'string') return [path, target]
    const { development: _source, ...built } = target
    return [path, fromDist(built)]
  })
  return { ...fromDist(rest), exports: Object.fromEntries(published) }
}

/**
 * Every path as seen from dist/.
 * @template {object} T
 * @param {T} value
 * @returns {T}
 */
function fromDist(value) {
  return JSON.parse(JSON.stringify(value).replaceAll('"./dist/', '"./'))
}
