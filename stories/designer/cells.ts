// Boxes beside each other, each a small page of its own: a theme, and what is shown in it.

import { html } from 'lit'
import type { TemplateResult } from 'lit'
import './cells.css'

export const themes = ['dark', 'light', 'high-contrast', 'ember', 'salon'] as const

interface Cell {
  label: string
  content: TemplateResult
  theme?: string
}

/** A wall of cells, `columns` beside each other. */
export function wall(cells: readonly Cell[], columns: number): TemplateResult {
  return html`<div class="wall" style="--columns: ${columns}">
    ${cells.map(
      ({ label, content, theme }) =>
        html`<section class="cell" aria-label=${label} data-theme=${theme ?? ''}>
          <p class="cell-label">${label}</p>
          ${content}
        </section>`,
    )}
  </div>`
}

/** Every state in every theme: a row a state, a column a theme. */
export function stateMatrix<State>(
  states: Record<string, State>,
  show: (state: State) => TemplateResult,
  columns: readonly string[] = themes,
): TemplateResult {
  const cells = Object.entries(states).flatMap(([name, state]) =>
    columns.map((theme) => ({ theme, label: `${theme}, ${name}`, content: show(state) })),
  )
  return wall(cells, columns.length)
}
