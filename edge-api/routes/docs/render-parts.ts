// Types of the document, as far as our schemas use JSON Schema.

import type { OpenApiParameter } from '../../contract/openapi.ts'

type Schema = OpenApiParameter['schema']

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** Text in which code stands between backticks. */
export function renderProse(text: string): string {
  return escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>')
}

export function renderJson(value: unknown): string {
  return escapeHtml(JSON.stringify(value, null, 2))
}

/** A schema in words, objects as a table of their fields. */
export function renderType(schema: Schema): string {
  if (schema.$ref !== undefined) {
    const name = escapeHtml(schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1))
    return `<a href="#schema-${name}">${name}</a>`
  }
  if (schema.properties !== undefined) return renderFields(schema)
  const { enum: options, items, description, default: preset } = schema
  const parts: string[] = []
  const alternatives = schema.anyOf ?? schema.oneOf
  if (schema.const !== undefined) parts.push(`<code>${renderJson(schema.const)}</code>`)
  else if (options !== undefined)
    parts.push(options.map((option) => `<code>${renderJson(option)}</code>`).join(' '))
  else if (alternatives !== undefined) parts.push(alternatives.map(renderAny).join(' or '))
  else if (items !== undefined && !Array.isArray(items)) parts.push(`list of ${renderAny(items)}`)
  else parts.push(escapeHtml([schema.type ?? 'any'].flat().join(' or ')))
  if (description !== undefined) parts.push(escapeHtml(`(${description})`))
  if (preset !== undefined) parts.push(`default <code>${renderJson(preset)}</code>`)
  return parts.join(' ')
}

function renderAny(schema: Schema | boolean): string {
  return typeof schema === 'boolean' ? 'any' : renderType(schema)
}

function renderFields({ properties = {}, required = [] }: Schema): string {
  const rows = Object.entries(properties).map(
    ([name, schema]) =>
      `<tr><td><code>${escapeHtml(name)}</code>${required.includes(name) ? '' : '?'}</td><td>${renderAny(schema)}</td></tr>`,
  )
  return `<div class="scroll"><table><tbody>${rows.join('')}</tbody></table></div>`
}
