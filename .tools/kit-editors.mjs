// What editors, frameworks and language models read about the kit, made from its manifest: nothing of it is written by hand.

/**
 * @typedef {{ name: string, description?: string, type?: { text: string }, default?: string, fieldName?: string }} Named
 * @typedef {{ tagName: string, name: string, description?: string, summary?: string, attributes?: Named[], events?: Named[],
 *   slots?: Named[], cssParts?: Named[], cssProperties?: Named[], cssStates?: Named[], members?: (Named & { kind: string, readonly?: boolean })[] }} Element
 * @typedef {{ modules: { declarations?: Element[] }[] }} Manifest
 */

/** Every element of the manifest, by its tag. @param {Manifest} manifest */
export function listElements(manifest) {
  return manifest.modules
    .flatMap(({ declarations = [] }) => declarations)
    .filter(({ tagName }) => tagName)
    .sort((a, b) => (a.tagName < b.tagName ? -1 : 1))
}

/**
 * File name to content.
 * @param {Element[]} elements
 * @param {import('./design-tokens.mjs').Token[]} tokens
 * @param {{ name: string, version: string }} packageJson
 */
export function createEditorFiles(elements, tokens, packageJson) {
  return {
    'vscode.html-custom-data.json': toJson(toHtmlData(elements)),
    'vscode.css-custom-data.json': toJson(toCssData(elements, tokens)),
    'web-types.json': toJson(toWebTypes(elements, packageJson)),
    'llms.txt': toPlainText(elements, tokens),
  }
}

/** @param {unknown} value */
const toJson = (value) => `${JSON.stringify(value)}\n`

/** What the values of an attribute may be, where they are few. @param {Named} attribute */
const choicesOf = ({ type }) => [...(type?.text ?? '').matchAll(/'([^']+)'/g)].map(([, value]) => value ?? '')

/** @param {Element[]} elements */
const toHtmlData = (elements) => ({
  version: 1.1,
  tags: elements.map(({ tagName, description = '', attributes = [] }) => ({
    name: tagName,
    description,
    attributes: attributes.map((attribute) => ({
      name: attribute.name,
      description: attribute.description ?? '',
      values: choicesOf(attribute).map((name) => ({ name })),
    })),
  })),
})

/** @param {Element[]} elements @param {import('./design-tokens.mjs').Token[]} tokens */
function toCssData(elements, tokens) {
  const own = elements.flatMap(({ cssProperties = [] }) => cssProperties)
  const properties = new Map(
    [...own, ...tokens].map(({ name, description = '' }) => [name, { name, description }]),
  )
  const parts = new Map(
    elements.flatMap(({ cssParts = [] }) =>
      cssParts.map(({ name, description = '' }) => [name, { name: `::part(${name})`, description }]),
    ),
  )
  return { version: 1.1, properties: [...properties.values()], pseudoElements: [...parts.values()] }
}

/** https://github.com/JetBrains/web-types @param {Element[]} elements @param {{ name: string, version: string }} packageJson */
const toWebTypes = (elements, { name, version }) => ({
  name,
  version,
  'js-types-syntax': 'typescript',
  'description-markup': 'markdown',
  contributions: {
    html: {
      elements: elements.map((element) => ({
        name: element.tagName,
        description: element.description ?? '',
        attributes: (element.attributes ?? []).map(({ name: attribute, description = '', type }) => ({
          name: attribute,
          description,
          value: { type: type?.text ?? 'string' },
        })),
        slots: (element.slots ?? []).map(named),
        js: {
          events: (element.events ?? []).map(named),
          properties: (element.members ?? [])
            .filter(({ kind }) => kind === 'field')
            // The attribute of the same name says what it is.
            .map(({ name: property, type }) => ({ name: property, type: type?.text ?? 'unknown' })),
        },
        css: {
          properties: (element.cssProperties ?? []).map(named),
          parts: (element.cssParts ?? []).map(named),
        },
      })),
    },
  },
})

/** @param {Named} item */
const named = ({ name, description = '' }) => ({ name, description })

/** @param {Element[]} elements @param {import('./design-tokens.mjs').Token[]} tokens */
function toPlainText(elements, tokens) {
  /** Lines that an earlier element has had, by the first that had them. @type {Map<string, string>} */
  const known = new Map()
  /** @param {Element} element @param {string} title @param {Named[] | undefined} list */
  const section = ({ tagName }, title, list = []) => {
    const lines = list.map(
      ({ name, description = '', type, default: value }) =>
        `- \`${name || '(default)'}\`${type ? ` (${type.text})` : ''}: ${description}${value ? ` Default \`${value}\`.` : ''}`,
    )
    const shared = list.filter((_, index) => known.has(`${title} ${lines[index]}`))
    const own = lines.filter((line) => !known.has(`${title} ${line}`))
    const owner = new Set(
      lines.map((line) => known.get(`${title} ${line}`)).filter((tag) => tag !== undefined),
    )
    for (const line of own) known.set(`${title} ${line}`, tagName)
    if (lines.length === 0) return []
    const names = shared.map(({ name }) => `\`${name || '(default)'}\``).join(', ')
    return [
      `### ${title}`,
      '',
      ...(shared.length > 0 ? [`- As ${[...owner].map((tag) => `<${tag}>`).join(' and ')}: ${names}.`] : []),
      ...own,
      '',
    ]
  }
  return [
    '# @intellistream/components',
    '',
    '> Recommendation elements for streaming sites: rails, top picks, more like this, charts. They ask the IntelliStream API by themselves; one request a page.',
    '',
    'Paste `<link rel="stylesheet" href="…/is.css">`, `<script type="module" src="…/loader.js"></script>` (both in `cdn/`), `<is-provider api="https://api.example">`, then tags. With a bundler import `@intellistream/components/is.css` and one entry an element, such as `@intellistream/components/is-recommendations.js`. Style with the custom properties and parts below.',
    '',
    ...elements.flatMap((element) => [
      `## <${element.tagName}>`,
      '',
      element.description ?? '',
      '',
      ...section(element, 'Attributes', element.attributes),
      ...section(element, 'Events', element.events),
      ...section(element, 'Slots', element.slots),
      ...section(element, 'Parts', element.cssParts),
      ...section(element, 'Custom properties', element.cssProperties),
      ...section(element, 'States', element.cssStates),
    ]),
    '## Tokens, for all elements',
    '',
    ...tokens.map(({ name, css, description }) => `- \`${name}\`: ${description} Default \`${css}\`.`),
    '',
  ].join('\n')
}
