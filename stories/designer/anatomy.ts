// The parts of an element: numbered where they are, and named in a table beside it. Drawn from the manifest.

import { html } from 'lit'
import type { TemplateResult } from 'lit'
import { ref } from 'lit/directives/ref.js'
import { declarationOf } from './manifest.ts'
import type { Named } from './manifest.ts'
import './cells.css'

export function anatomy(tag: string, element: TemplateResult): TemplateResult {
  const { cssParts = [], cssProperties = [], cssStates = [], slots = [] } = declarationOf(tag)
  return html`<div class="numbered-parts" ${ref((box) => box && void drawNumbers(box, tag, cssParts))}>
      ${element}
      <ol aria-hidden="true"></ol>
    </div>
    ${table('Parts', cssParts, (name) => `::part(${name})`)}
    ${table('Custom properties', cssProperties, (name) => name)}
    ${table('States', cssStates, (name) => `:state(${name})`)}
    ${table('Slots', slots, (name) => (name ? `slot="${name}"` : '(no name)'))}`
}

async function drawNumbers(box: Element, tag: string, parts: readonly Named[]): Promise<void> {
  const element = box.querySelector<HTMLElement & { updateComplete?: Promise<unknown> }>(tag)
  await element?.updateComplete
  await document.fonts.ready
  const origin = box.getBoundingClientRect()
  const marks = parts.flatMap(({ name }, index) => {
    const part = element?.shadowRoot?.querySelector(`[part~="${name}"]`)
    const area = part?.getBoundingClientRect()
    if (!area || area.width === 0) return []
    const mark = document.createElement('li')
    mark.dataset['number'] = String(index + 1)
    Object.assign(mark.style, {
      left: `${area.left - origin.left}px`,
      top: `${area.top - origin.top}px`,
      width: `${Math.min(area.width, origin.right - area.left)}px`,
      height: `${area.height}px`,
    })
    return [mark]
  })
  box.querySelector(':scope > ol')?.replaceChildren(...marks)
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
              <td>${description}${value ? html` Default <code>${value}</code>.` : ''}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}
