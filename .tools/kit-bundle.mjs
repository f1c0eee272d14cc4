// How the kit becomes files for browsers: the plugins that its CDN build and the size bench share, so that what is measured is what is served.
import { fileURLToPath } from 'node:url'
import commonjsModule from '@rollup/plugin-commonjs'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import terserModule from '@rollup/plugin-terser'
import esbuild, { minify } from 'rollup-plugin-esbuild'
import { minifyTemplateLiterals } from 'rollup-plugin-minify-template-literals'

const TSCONFIG = fileURLToPath(new URL('../tsconfig.base.json', import.meta.url))

// Their declarations are those of CommonJS modules, which they are not.
const terser = /** @type {typeof terserModule.default} */ (/** @type {unknown} */ (terserModule))
const commonjs = /** @type {typeof commonjsModule.default} */ (/** @type {unknown} */ (commonjsModule))

/**
 * Types away, syntax as browsers of the last years know it; what machines do not need too, where people have the source map.
 * @param {{ minifyWhitespace?: boolean, minifySyntax?: boolean, minifyIdentifiers?: boolean }} [options]
 */
export const compile = (options = {}) =>
  esbuild({ target: 'es2022', tsconfig: TSCONFIG, charset: 'utf8', ...options })

/** White space out of HTML and CSS. */
export const shrinkTemplates = () =>
  minifyTemplateLiterals({ include: ['**/components/**'], exclude: ['**/node_modules/**'] })

/** Everything a page needs, with nothing left to import from elsewhere. */
export const bundle = () => [
  withoutUnusedMath(),
  withoutUnusedLit(),
  // Said outright: else NODE_ENV decides whether pages get Lit's development build.
  nodeResolve({ browser: true, preferBuiltins: false, exportConditions: ['production'] }),
  // Some of what Amplify is made of.
  commonjs({ include: '**/node_modules/**' }),
  compile(),
  shrinkTemplates(),
  // Before terser, because it counts private names from the start in each class: what is written alike packs better.
  minify({ target: 'es2022' }),
  terser({
    module: true,
    ecma: 2022,
    compress: { passes: 3, keep_fargs: false, unsafe_arrows: true, lhs_constants: false, inline: 1 },
    format: { comments: false },
  }),
]

/**
 * d3-array makes search functions when it is loaded, by calls that no bundler may leave out unless told: nothing here
 * searches.
 * @returns {import('rollup').Plugin}
 */
function withoutUnusedMath() {
  return {
    name: 'without-unused-math',
    options: (options) => ({
      ...options,
      treeshake: { manualPureFunctions: ['bisector', 'shuffler'], propertyReadSideEffects: false },
    }),
  }
}

/** Each once in its module of Lit, as published: what is asked there, and the answer. */
const ANSWERS = [
  {
    module: /reactive-element\/css-tag\.js$/,
    question: /\w\.ShadowRoot&&.+?"replace"in CSSStyleSheet\.prototype/,
    answer: 'true',
  },
  {
    module: /(reactive-element|lit-html|lit-element)\/\1\.js$/,
    question: /\w\.(reactiveElement|litHtml|litElement)PolyfillSupport/,
    answer: 'undefined',
  },
  { module: /lit-element\.js$/, question: /\w\.litElementHydrateSupport/, answer: 'undefined' },
  {
    module: /reactive-element\.js$/,
    question: /Symbol\.metadata\?\?=.+?,\w\.litPropertyMetadata\?\?=new WeakMap/,
    answer: 'undefined',
  },
  { module: /reactive-element\.js$/, question: /this\[Symbol\.metadata\]/, answer: 'null' },
]

/**
 * Lit also works where shadow roots are polyfilled and sheets cannot be adopted, hydrates, and reads decorators. The kit
 * needs `attachInternals` and `adoptedStyleSheets` itself, takes nodes over by itself, and has no decorators.
 * @returns {import('rollup').Plugin}
 */
function withoutUnusedLit() {
  return {
    name: 'without-unused-lit',
    transform(code, id) {
      const asked = ANSWERS.filter(({ module }) => id.includes('node_modules') && module.test(id))
      if (asked.length === 0) return null
      for (const { question, answer } of asked) {
        if (!question.test(code)) throw new Error(`Another Lit: ${id} does not ask ${question}`)
        code = code.replace(question, answer)
      }
      return { code, map: null }
    },
  }
}
