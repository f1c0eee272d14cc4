// The kit's tags as React, Vue and Svelte see them, made from the manifest.
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** @typedef {import('./kit-editors.mjs').Element} Element */

/**
 * File name to content: types for templates of three frameworks, and wrappers for React.
 * @param {Element[]} elements
 * @returns {Promise<Record<string, string>>}
 */
export async function createFrameworkFiles(elements) {
  return {
    'tags.d.ts': toTagTypes(elements),
    'jsx.d.ts': toTypes(elements, {
      head: "import type { DetailedHTMLProps, HTMLAttributes } from 'react'",
      wrap: (lines) =>
        `declare module 'react' {\n  namespace JSX {\n    interface IntrinsicElements {\n${lines}\n    }\n  }\n}`,
      line: ({ tagName, name }) =>
        `      '${tagName}': DetailedHTMLProps<HTMLAttributes<${name}>, ${name}> & Settable<${name}> & TagAttributes['${tagName}'] & Listeners<TagEvents['${tagName}'], 'on'>`,
    }),
    'vue.d.ts': toTypes(elements, {
      head: "import type { DefineComponent, HTMLAttributes } from 'vue'",
      wrap: (lines) => `declare module 'vue' {\n  interface GlobalComponents {\n${lines}\n  }\n}`,
      line: ({ tagName, name }) =>
        `    '${tagName}': DefineComponent<HTMLAttributes & Settable<${name}> & TagAttributes['${tagName}'] & VueListeners<TagEvents['${tagName}']>>`,
    }),
    'svelte.d.ts': toTypes(elements, {
      head: "import type { HTMLAttributes } from 'svelte/elements'",
      wrap: (lines) =>
        `declare module 'svelte/elements' {\n  interface SvelteHTMLElements {\n${lines}\n  }\n}`,
      line: ({ tagName, name }) =>
        `    '${tagName}': HTMLAttributes<${name}> & Settable<${name}> & TagAttributes['${tagName}'] & Listeners<TagEvents['${tagName}'], 'on'>`,
    }),
    'react.d.ts': toReactTypes(elements.filter(isPlain)),
    'react.js': await toReactWrappers(elements.filter(isPlain)),
    'react-sign-in.d.ts': toReactTypes(elements.filter((element) => !isPlain(element))),
    'react-sign-in.js': await toReactWrappers(elements.filter((element) => !isPlain(element))),
    'jsx.js': 'export {}\n',
    'vue.js': 'export {}\n',
    'svelte.js': 'export {}\n',
  }
}

/** Signing in needs aws-amplify: who does not sign in with us must not have to install it. @param {Element} element */
const isPlain = ({ tagName }) => tagName !== 'is-sign-in'

/** @param {string} event `is-item-select` as `onItemSelect`. */
const toHandler = (event) => `on${event.slice(2).replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase())}`

/** @param {Element[]} elements */
function toImports(elements) {
  const events = new Set(
    elements.flatMap(({ events: list = [] }) => list.map(({ type }) => type?.text ?? 'Event')),
  )
  events.delete('Event')
  return [
    ...elements.map(({ tagName, name }) => `import type { ${name} } from './${tagName}.js'`),
    `import type { ${[...events].sort().join(', ')} } from './index.js'`,
  ]
}

/** @param {Element[]} elements */
const toEventTypes = (elements) => [
  'export interface TagEvents {',
  ...elements.map(
    ({ tagName, events = [] }) =>
      `  '${tagName}': { ${events.map(({ name, type }) => `'${name}': ${type?.text ?? 'Event'}`).join('; ')} }`,
  ),
  '}',
]

/**
 * @param {Element[]} elements
 * @param {{ head: string, wrap: (lines: string) => string, line: (element: Element) => string }} framework
 */
function toTypes(elements, { head, wrap, line }) {
  return [
    head,
    ...elements.map(({ tagName, name }) => `import type { ${name} } from './${tagName}.js'`),
    "import type { Listeners, Settable, TagAttributes, TagEvents, VueListeners } from './tags.js'",
    wrap(elements.map(line).join('\n')),
    'export {}',
    '',
  ].join('\n')
}

/** What the frameworks' types share. @param {Element[]} elements */
const toTagTypes = (elements) =>
  [
    ...toImports(elements).slice(elements.length),
    ...toEventTypes(elements),
    'export interface TagAttributes {',
    ...elements.map(
      ({ tagName, attributes = [] }) =>
        `  '${tagName}': { ${attributes.map(({ name, type }) => `'${name}'?: ${toAttributeType(type?.text)}`).join('; ')} }`,
    ),
    '}',
    '/** What may be set by name, beside what every element has. */',
    'export type Settable<E extends HTMLElement> = Partial<Omit<E, keyof HTMLElement>>',
    'export type Listeners<E, Prefix extends string> = { [Name in keyof E & string as `${Prefix}${Name}`]?: (event: E[Name]) => void }',
    'export type VueListeners<E> = { [Name in keyof E & string as `on${Capitalize<Camel<Name>>}`]?: (event: E[Name]) => void }',
    'type Camel<Name extends string> = Name extends `${infer Head}-${infer Tail}` ? `${Head}${Capitalize<Camel<Tail>>}` : Name',
    '',
  ].join('\n')

/** An attribute is text; numbers and switches are taken as well. */
const toAttributeType = (text = 'string') => {
  const choices = text.match(/'[^']+'/g)
  if (choices) return `${choices.join(' | ')} | undefined`
  if (text.includes('boolean')) return "boolean | '' | undefined"
  return text.includes('number') ? 'number | string | undefined' : 'string | undefined'
}

/** @param {Element[]} elements */
const toReactTypes = (elements) =>
  [
    "import type { ForwardRefExoticComponent, HTMLAttributes, RefAttributes } from 'react'",
    ...elements.map(
      ({ tagName, name }) => `import type { ${name} as ${name}Element } from './${tagName}.js'`,
    ),
    ...toImports(elements).slice(elements.length),
    'type Wrapper<E extends HTMLElement, Events> = ForwardRefExoticComponent<',
    '  Partial<Omit<E, keyof HTMLElement>> & Omit<HTMLAttributes<E>, keyof Events> &',
    '    { [Name in keyof Events]?: (event: Events[Name]) => void } & RefAttributes<E>',
    '>',
    ...elements.map(
      ({ name, events = [] }) =>
        `export declare const ${name}: Wrapper<${name}Element, { ${events.map((event) => `${toHandler(event.name)}: ${event.type?.text ?? 'Event'}`).join('; ')} }>`,
    ),
    '',
  ].join('\n')

/** With @lit/react inside, so that the kit depends on React only where React is. @param {Element[]} elements */
async function toReactWrappers(elements) {
  const contents = [
    "import * as React from 'react'",
    "import { createComponent } from '@lit/react'",
    ...elements.map(({ tagName, name }) => `import { ${name} as ${name}Element } from './${tagName}.js'`),
    ...elements.map(({ tagName, name, events = [] }) => {
      const handlers = Object.fromEntries(events.map((event) => [toHandler(event.name), event.name]))
      return `export const ${name} = /*#__PURE__*/ createComponent({ react: React, tagName: '${tagName}', elementClass: ${name}Element, events: ${JSON.stringify(handlers)} })`
    }),
  ].join('\n')
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    external: ['react', './is-*.js'],
  })
  return outputFiles[0]?.text ?? ''
}
