// The page around a story, as the toolbar wants it. Stories know nothing of it, as elements know nothing of their page.

import type { Decorator } from '@storybook/web-components-vite'
import { html, render } from 'lit'
import { unsafeHTML } from 'lit/directives/unsafe-html.js'
import { setForcedColors } from './forced-colors.ts'
import manifest from 'virtual:elements-manifest'

type Globals = Record<string, string>

/** Where `npm start` serves the API. */
const API = 'http://localhost:8787'

export const asPage: Decorator = (story, { globals }) => {
  const { theme, contrast, density, direction, locale, text, motion, overlay }: Globals = globals
  const root = document.documentElement
  Object.assign(root.dataset, { theme, density })
  Object.assign(root, { dir: direction, lang: locale })
  root.style.fontSize = text === '100%' ? '' : (text ?? '')
  if (motion === 'none') root.style.setProperty('--is-motion', '0')
  else root.style.removeProperty('--is-motion')
  root.dataset['overlay'] = overlay
  setForcedColors(contrast === 'forced')
  return story()
}

/** The tags of the story as a site would paste them: what is set by script is left out, so that they ask the API. */
export const withApi: Decorator = (story, { globals }) => {
  const { data, input }: Globals = globals
  const navigation = input === 'remote' ? 'own' : 'host'
  if (data !== 'api') {
    return input === 'remote' ? html`<is-provider navigation="own">${story()}</is-provider>` : story()
  }
  const page = document.createElement('div')
  render(story(), page)
  return html`<is-provider api=${API} navigation=${navigation}>${unsafeHTML(page.innerHTML)}</is-provider>`
}

/** One rule for each documented part, so that a designer sees what `::part()` reaches. */
export function outlineParts(): CSSStyleSheet {
  const rules = listElements().flatMap(({ tagName, cssParts = [] }) =>
    cssParts.map(({ name }) => `[data-overlay='parts'] ${tagName}::part(${name})`),
  )
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(
    `${rules.join(',')} { outline: 1px dashed #ff3ea5; outline-offset: -1px; }
     [data-overlay='safe-area']::after {
       content: ''; position: fixed; z-index: 9; inset: 0; pointer-events: none;
       border: solid rgb(255 62 165 / 35%); border-width: 5vh 5vw;
     }`,
  )
  return sheet
}

interface Declaration {
  tagName?: string
  cssParts?: { name: string }[]
}

function listElements(): Declaration[] {
  const { modules } = manifest as { modules: { declarations?: Declaration[] }[] }
  return modules.flatMap(({ declarations = [] }) => declarations).filter(({ tagName }) => tagName)
}
