import js from '@eslint/js'
import lit from 'eslint-plugin-lit'
import litA11y from 'eslint-plugin-lit-a11y'
import wc from 'eslint-plugin-wc'
import tseslint from 'typescript-eslint'
import { walls } from './test/walls.lint.js'

const UNUSED = [
  'error',
  { args: 'all', argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
]
const ELEMENTS = ['components/**/*.ts', 'stories/**/*.ts', 'demo/**/*.ts', 'test/components/**/*.ts']

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      '**/dist/',
      'storybook-static/',
      'coverage/',
      '**/cdk.out/',
      '.intellistream/',
      '**/*.d.ts',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    plugins: { intellistream: { rules: { walls } } },
    rules: { 'intellistream/walls': 'error' },
  },

  // TypeScript, with types.
  {
    files: ['**/*.ts'],
    extends: [js.configs.recommended, tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      // An adapter in memory keeps a promise without waiting for one.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unused-vars': UNUSED,
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // Factories return plain functions: there is no `this` to lose.
      '@typescript-eslint/unbound-method': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
    },
  },
  // JavaScript is for tools that run before TypeScript does.
  {
    files: ['**/*.{js,mjs}'],
    extends: [js.configs.recommended],
    languageOptions: { globals: nodeGlobals() },
    rules: { 'no-unused-vars': UNUSED },
  },

  // Elements: templates and accessibility.
  {
    files: ELEMENTS,
    extends: [lit.configs['flat/recommended'], wc.configs['flat/recommended']],
    plugins: { 'lit-a11y': litA11y },
    rules: {
      ...litA11y.configs.recommended.rules,
      // A list without bullets is no list to Safari's screen reader unless it says so.
      'lit-a11y/no-redundant-role': 'off',
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['lit/directives/unsafe-*', 'lit/decorators*'],
              message: 'No HTML from strings and no decorators.',
            },
          ],
        },
      ],
    },
  },

  // What is pure stays pure.
  {
    files: ['edge-api/engine/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['process', 'fetch', 'setTimeout', 'setInterval', 'performance', 'crypto'].map((name) => ({
          name,
          message: 'The engine does no I/O and has no clock: take it as an argument.',
        })),
      ],
      'no-restricted-properties': [
        'error',
        {
          object: 'Date',
          property: 'now',
          message: 'The engine has no clock: take the time as an argument.',
        },
        { object: 'Math', property: 'random', message: 'Take a seed: two runs agree to the bit.' },
      ],
    },
  },
  {
    files: ['edge-api/**/*.ts'],
    ignores: ['edge-api/config.ts', 'edge-api/entrypoints/**', 'edge-api/engine/**', 'edge-api/local/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'edge-api/config.ts alone reads it; a door hands it in.',
        },
      ],
    },
  },
  {
    files: ['test/**/*.ts', 'stories/**/*.ts', '*.config.ts', '.storybook/**/*.ts'],
    rules: {
      // Chai's `expect(x).to.be.true` is an expression.
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
  {
    files: ['test/components/**/*.ts'],
    rules: {
      // The types of the chai plugins call every `equal` a promise. Only `accessible` is one.
      '@typescript-eslint/no-floating-promises': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector: "ExpressionStatement > CallExpression[callee.property.name='accessible']",
          message: 'Await it: unawaited, it never fails.',
        },
      ],
    },
  },
)

/** What Node gives to every module, and what a tool that drives a page finds there. */
function nodeGlobals() {
  const names = [
    'console',
    'process',
    'Buffer',
    'URL',
    'fetch',
    'performance',
    'setTimeout',
    'clearTimeout',
    'crypto',
    'document',
  ]
  return Object.fromEntries([...names, 'setInterval', 'clearInterval'].map((name) => [name, 'readonly']))
}
