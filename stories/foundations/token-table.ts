// The public tokens, read from tokens.json, with the value that each has on the page right now.

import { html } from 'lit'
import type { TemplateResult } from 'lit'
import document from '@intellistream/components/tokens.json'
import './foundations.css'

export interface PublicToken {
  /** `--is-color-surface` */
  name: string
  description: string
  type: string
}

interface Group {
  $type?: string
  $value?: unknown
  $description?: string
  [child: string]: unknown
}

export const publicTokens: PublicToken[] = listTokens(document.base)

function listTokens(group: Group, path: string[] = [], type = ''): PublicToken[] {
  const own = group.$type ?? type
  if (group.$value !== undefined) {
    return [{ name: `--is-${path.join('-')}`, description: group.$description ?? '', type: own }]
  }
  return Object.entries(group).flatMap(([key, child]) =>
    key.startsWith('$') ? [] : listTokens(child as Group, [...path, key], own),
  )
}

/** What a custom property says where the element stands. */
export const valueOf = (name: string, where: Element = window.document.documentElement): string =>
  getComputedStyle(where).getPropertyValue(name).trim()

export function tokenTable(isShown: (token: PublicToken) => boolean): TemplateResult {
  return html`<table>
    <thead>
      <tr>
        <th scope="col">Token</th>
        <th scope="col">Here</th>
        <th scope="col">For</th>
      </tr>
    </thead>
    <tbody>
      ${publicTokens.filter(isShown).map(
        ({ name, description }) =>
          html`<tr>
            <th scope="row"><code>${name}</code></th>
            <td><code>${valueOf(name) || 'follows another'}</code></td>
            <td>${description}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
}
