// @ts-check
// The walls as a lint rule, so that the editor says it first. The table and the verdict are the test's own.
import { relative, sep } from 'node:path'
import { findFault } from './walls.check.js'

/** @type {import('eslint').Rule.RuleModule} */
export const walls = {
  meta: {
    type: 'problem',
    docs: { description: 'a folder imports only what test/walls.table.js allows it' },
    schema: [],
  },
  create(context) {
    const from = relative(context.cwd, context.filename).split(sep).join('/')

    /**
     * @param {any} node
     * @param {any} specifier
     * @param {boolean} typeOnly
     */
    const check = (node, specifier, typeOnly) => {
      if (typeof specifier?.value !== 'string') return
      const message = findFault({ from, specifier: specifier.value, typeOnly }, context.cwd)
      if (message !== undefined) context.report({ node, message })
    }
    return {
      ImportDeclaration: (/** @type {any} */ node) => check(node, node.source, node.importKind === 'type'),
      ExportNamedDeclaration: (/** @type {any} */ node) =>
        check(node, node.source, node.exportKind === 'type'),
      ExportAllDeclaration: (/** @type {any} */ node) => check(node, node.source, node.exportKind === 'type'),
      ImportExpression: (node) => check(node, node.source, false),
      TSImportType: (/** @type {any} */ node) => check(node, node.source ?? node.argument?.literal, true),
    }
  },
}
