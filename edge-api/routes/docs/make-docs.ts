import { createHash } from 'node:crypto'
import { openApiDocument } from '../../contract/openapi.ts'
import { renderDocs } from './render-docs.ts'
import { DOCS_STYLE } from './style.ts'

/** The page and the hash that lets its style, and no other, apply. */
export function makeDocs(): { html: string; styleHash: string } {
  return {
    html: renderDocs(openApiDocument()),
    styleHash: createHash('sha256').update(DOCS_STYLE).digest('base64'),
  }
}
