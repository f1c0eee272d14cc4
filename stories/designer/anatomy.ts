// The parts of an element: numbered where they are, and named in a table beside it. Drawn from the manifest.

import { html } from 'lit'
import type { TemplateResult } from 'lit'
import { ref } from 'lit/directives/ref.js'
import { declarationOf } from './manifest.ts'
import type { Named } from './manifest.ts'
import './cells.css'

export function anatomy(tag: string, element: TemplateResult): TemplateResult {
  const { cssParts = [], cssProperties = [], cssStates = [], slots = [] } = declarationOf(tag)
  return html`<div class="numbered-parts">
      ${element}
      <ol aria-hidden="true" ${ref((marks) => marks && void drawNumbers(marks, tag, cssParts))}></ol>
    </div>
    ${table('Parts', cssParts, (name) => `::part(${name})`)}
    ${table('Custom properties', cssProperties, (name) => name)}
    ${table('States', cssStates, (name) => `:state(${name})`)}
    ${table('Slots', slots, (name) => (name ? `slot="${name}"` : '(no name)'))}`
}

async function drawNumbers(list: Element, tag: string, parts: readonly Named[]): Promise<void> {
  const box = list.parentElement ?? list
  const element = box.querySelector<HTMLElement & { updateComplete?: Promise<unknown> }>(tag)
  await element?.updateComplete
  await document.fonts.ready
  const origin = box.getBoundingClientRect()
  const seen = new Map<string, number>()
  const marks = parts.flatMap(({ name }, index) => {
    const part = element?.shadowRoot?.querySelector(`[part~="${name}"]`)
    const area = part?.getBoundingClientRect()
    if (!area || area.width === 0) return []
    const mark = document.createElement('li')
    mark.dataset['number'] = String(index + 1)
    // Parts that begin at the same corner have their numbers beside each other.
    const corner = `${Math.round(area.left / 8)} ${Math.round(area.top / 16)}`
    const before = seen.get(corner) ?? 0
    seen.set(corner, before + 1)
    mark.style.setProperty('--before', String(before))
    Object.assign(mark.style, {
      left: `${area.left - origin.left}px`,
      top: `${area.top - origin.top}px`,
      width: `${Math.min(area.width, origin.right - area.left)}px`,
      height: `${area.height}px`,
    })
    return [mark]
  })
  list.replaceChildren(...marks)
}

function table(title: string, rows: readonly Named[], toCode: (name: string) => string): TemplateResult {
  if (rows.length === 0) return html``
  return html`<div class="sheet" role="region" aria-label=${title} tabindex="0">
    <table>
      <caption>
        ${title}
      </caption>
      <thead>
        <tr>
          <th scope="col">#</th>
          <th scope="col">Name</th>
          <th scope="col">What it is</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ name, description, default: value }, index) =>
            html`<tr>
              <td>${index + 1}</td>
              <th scope="row"><code>${toCode(name)}</code></th>
              <td>${toWords(description)}${value ? html` Default <code>${value}</code>.` : ''}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

/** A description with its code set as code. */
const toWords = (text = ''): unknown[] =>
  text.split('`').map((word, index) => (index % 2 === 1 ? html`<code>${word}</code>` : word))
