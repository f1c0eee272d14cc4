// How the kit becomes files for browsers: the plugins that its CDN build and the size bench share, so that what is measured is what is served.
import { fileURLToPath } from 'node:url'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import terserModule from '@rollup/plugin-terser'
import esbuild from 'rollup-plugin-esbuild'
import { minifyTemplateLiterals } from 'rollup-plugin-minify-template-literals'

const TSCONFIG = fileURLToPath(new URL('../tsconfig.base.json', import.meta.url))

// Its declarations are those of a CommonJS module, which it is not.
const terser = /** @type {typeof terserModule.default} */ (/** @type {unknown} */ (terserModule))

/**
 * Types away, syntax as browsers of the last years know it; white space too, where people have the source map.
 * @param {{ minifyWhitespace?: boolean }} [options]
 */
export const compile = (options = {}) => esbuild({ target: 'es2022', tsconfig: TSCONFIG, ...options })

/** White space out of HTML and CSS. */
export const shrinkTemplates = () =>
  minifyTemplateLiterals({ include: ['**/components/**'], exclude: ['**/node_modules/**'] })

/** Everything a page needs, with nothing left to import from elsewhere. */
export const bundle = () => [
  // Said outright: else NODE_ENV decides whether pages get Lit's development build.
  nodeResolve({ browser: true, exportConditions: ['production'] }),
  compile(),
  shrinkTemplates(),
  terser({ module: true, ecma: 2022, compress: { passes: 2 }, format: { comments: false } }),
]
