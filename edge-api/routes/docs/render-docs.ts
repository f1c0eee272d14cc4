// The OpenAPI document as one page of HTML: routes by audience, then every schema. Plain strings, all of them escaped.

import type { OpenApiDocument, OpenApiOperation } from '../../contract/openapi.ts'
import { escapeHtml, renderJson, renderProse, renderType } from './render-parts.ts'
import { DOCS_STYLE } from './style.ts'

const AUDIENCES: Record<string, string> = {
  public: 'For everybody',
  personal: 'For the caller',
  ingest: 'Events',
  operators: 'For operators',
}

interface Entry {
  method: string
  path: string
  operation: OpenApiOperation
}

export function renderDocs({ info, paths, components }: OpenApiDocument): string {
  const entries = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]): Entry => ({ method, path, operation })),
  )
  const groups = Object.entries(AUDIENCES).map(([audience, title]) => ({
    title,
    entries: entries.filter(({ operation }) => operation.tags.includes(audience)),
  }))
  const schemas = Object.entries(components.schemas)
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(info.title)} API</title><style>${DOCS_STYLE}</style></head><body><div class="page">
<nav aria-label="Contents">${groups.map(renderContents).join('')}
<strong>Schemas</strong><ul>${schemas.map(([name]) => `<li><a href="#schema-${name}">${name}</a></li>`).join('')}</ul></nav>
<main><h1>${escapeHtml(info.title)} API</h1><p>${escapeHtml(info.description)}
The same for machines: <a href="/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
${groups.map((group) => `<h2>${group.title}</h2>${group.entries.map(renderOperation).join('')}`).join('')}
<h2>Schemas</h2>${schemas.map(([name, schema]) => `<article id="schema-${name}"><h3>${name}</h3>${renderType(schema)}</article>`).join('')}
</main></div></body></html>`
}

function renderContents({ title, entries }: { title: string; entries: Entry[] }): string {
  const links = entries.map(
    ({ method, path, operation }) =>
      `<li><a href="#${operation.operationId}"><span class="method ${method}">${method}</span> <span>${escapeHtml(path)}</span></a></li>`,
  )
  return `<strong>${title}</strong><ul>${links.join('')}</ul>`
}

function renderOperation({ method, path, operation }: Entry): string {
  const { operationId, summary, description = '', parameters, requestBody, responses } = operation
  const notes = [
    operation.security.length > 0 ? 'bearer token' : '',
    operation['x-cache'] === 'public'
      ? 'cached by content'
      : operation['x-cache'] === 'personal'
        ? 'private'
        : '',
    operation['x-planned'] === true ? 'planned: not served yet' : '',
  ].filter((note) => note !== '')
  const rows = parameters.map(
    ({ name, in: where, required, schema }) =>
      `<tr><td><code>${escapeHtml(name)}</code></td><td>${where}${required ? ', required' : ''}</td><td>${renderType(schema)}</td></tr>`,
  )
  return `<article id="${operationId}"><h3><span class="method ${method}">${method}</span> <code class="path">${escapeHtml(path)}</code></h3>
<p>${renderProse(summary)} ${renderProse(description)}</p><div>${notes.map((note) => `<span class="note">${note}</span>`).join('')}</div>
${rows.length === 0 ? '' : `<h4>Parameters</h4><div class="scroll"><table><thead><tr><th>Name</th><th>In</th><th>Value</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`}
${requestBody === undefined ? '' : `<h4>Body</h4>${renderContent(requestBody.content)}`}
<h4>Answers</h4>${Object.entries(responses)
    .map(
      ([status, { description: meaning, content }]) =>
        `<div><strong>${status}</strong> ${renderProse(meaning)} ${content === undefined || Number(status) >= 400 ? '' : renderContent(content)}</div>`,
    )
    .join('')}</article>`
}

function renderContent(content: NonNullable<OpenApiOperation['requestBody']>['content']): string {
  const types = Object.keys(content).map((type) => `<code>${escapeHtml(type)}</code>`)
  const [first] = Object.values(content)
  if (first === undefined) return ''
  const example =
    first.example === undefined
      ? ''
      : `<details><summary>Example</summary><pre tabindex="0">${renderJson(first.example)}</pre></details>`
  return `${renderType(first.schema)} as ${types.join(' or ')}${example}`
}
