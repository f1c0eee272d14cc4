// @ts-check
// Which folder may import which: the one table that test/walls.test.ts and the lint rule `intellistream/walls` both read.
// The longest matching room wins; a room may always import itself; `*` stands for one folder name and makes each a room of its own.
// A change of this table comes with an ADR in stories/decisions.

/**
 * @typedef {object} Room
 * @property {string} room A folder or a file, from the root of the repository.
 * @property {string[]} mayImport Other rooms of ours. `type <room>` allows `import type` only. `**` allows everything.
 * @property {string[]} [packages] The only packages it may import. Without it: any but those in `never`.
 * @property {string[]} [never] Packages that it may not import.
 * @property {boolean} [byNameOnly] Other workspaces by package name only, as a stranger would.
 * @property {string} advice What to do instead of breaking the rule.
 */

const CONTRACT = 'edge-api/contract'
const CONTRACT_TYPES = `type ${CONTRACT}`
/** What elements share and that may use Lit. */
const SHARED = ['controllers', 'navigation', 'rail', 'chart'].map((name) => `components/${name}`)
/** What elements share and that works without Lit. */
const FOUNDATIONS = ['page-session', 'delivery', 'events', 'locales', 'styles', 'render'].map(
  (name) => `components/${name}`,
)
const VENDORS = ['@aws-sdk/*', '@smithy/*', 'aws-lambda', 'aws-jwt-verify', 'aws-amplify', 'aws-amplify/*']
const NO_LIT =
  'It works without Lit and without elements: put what needs them into a controller or an element.'
const ALONE =
  "A local server speaks a vendor's wire and knows nothing of ours: copy the two lines or pass the value in."

/** @type {readonly Room[]} */
export const ROOMS = [
  // edge-api, from the leaves to the doors
  {
    room: CONTRACT,
    mayImport: [],
    packages: ['valibot', '@valibot/*'],
    advice: 'The contract is a leaf: move what you need into it, or leave it where it is used.',
  },
  {
    room: 'edge-api/engine',
    mayImport: [],
    packages: [],
    advice: 'The engine is pure mathematics: take data, seeds and times as arguments.',
  },
  {
    room: 'edge-api/config.ts',
    mayImport: [],
    packages: ['valibot', 'node:*'],
    advice: 'The configuration is a leaf: it turns environment names into values and uses none of them.',
  },
  {
    room: 'edge-api/ports',
    mayImport: [CONTRACT],
    packages: [],
    advice: "A port is an interface in our own words: keep the vendor's words in an adapter.",
  },
  {
    room: 'edge-api/cache',
    mayImport: [],
    packages: [],
    advice: 'What keeps values in memory knows nothing of them: take sizes and the time as options.',
  },
  {
    room: 'edge-api/domain',
    mayImport: ['edge-api/cache', 'edge-api/ports', 'edge-api/engine', CONTRACT],
    packages: ['node:*', 'valibot'],
    advice: 'The domain sees ports and pure mathematics only: take the port as an argument.',
  },
  {
    room: 'edge-api/adapters/*',
    mayImport: ['edge-api/cache', 'edge-api/ports', CONTRACT],
    advice:
      'An adapter knows one vendor and the ports: take configuration and other adapters as options of its factory.',
  },
  {
    room: 'edge-api/http',
    mayImport: ['edge-api/cache', 'edge-api/domain', 'edge-api/ports', CONTRACT],
    never: VENDORS,
    advice: 'Middleware sees ports and the domain only: take what you need as an argument of the factory.',
  },
  {
    room: 'edge-api/routes',
    mayImport: ['edge-api/http', 'edge-api/domain', 'edge-api/ports', CONTRACT],
    never: VENDORS,
    advice: 'Routes see ports and the domain only: take what you need as an argument of the factory.',
  },
  {
    room: 'edge-api/app.ts',
    mayImport: ['edge-api/routes', 'edge-api/http', 'edge-api/domain', 'edge-api/ports', CONTRACT],
    never: VENDORS,
    advice: 'The app chains routes and is handed its ports: name adapters in edge-api/compose.',
  },
  {
    room: 'edge-api/jobs',
    mayImport: ['edge-api/domain', 'edge-api/ports', 'edge-api/engine', CONTRACT],
    never: VENDORS,
    advice: 'A job sees ports and the engine only: take the port as an argument.',
  },
  {
    room: 'edge-api/local/personalize',
    mayImport: ['edge-api/engine'],
    advice: "It speaks Personalize's wire, not ours: of our code it may import the engine alone.",
  },
  ...['cognito', 'tmdb', 's3', 'sample', 'site'].map((name) => ({
    room: `edge-api/local/${name}`,
    mayImport: [],
    advice: ALONE,
  })),
  {
    room: 'edge-api/compose',
    mayImport: ['edge-api/config.ts', 'edge-api/ports', 'edge-api/domain', CONTRACT, 'edge-api/adapters/*'],
    advice: 'Compose turns configuration into ports and does nothing else: start servers in an entrypoint.',
  },
  {
    room: 'edge-api/entrypoints',
    mayImport: [
      'edge-api/compose',
      'edge-api/config.ts',
      'edge-api/app.ts',
      'edge-api/jobs',
      'edge-api/ports',
      'edge-api/local/*',
    ],
    advice: 'A door only wires: move the logic to where it can be tested without a door.',
  },
  {
    room: 'edge-api/bin',
    mayImport: ['edge-api/entrypoints'],
    advice: 'The command opens one door and nothing else.',
  },

  // components, from the leaves to the elements
  {
    room: 'components/delivery',
    mayImport: [CONTRACT_TYPES],
    packages: [],
    advice: 'The delivery queue is usable alone: it imports nothing but types of the contract.',
  },
  {
    room: 'components/render',
    mayImport: [CONTRACT_TYPES],
    packages: [],
    advice: NO_LIT,
  },
  {
    room: 'components/locales',
    mayImport: [CONTRACT_TYPES],
    packages: [],
    advice: 'A catalog of messages is data: it imports nothing but types of the contract.',
  },
  {
    room: 'components/events',
    mayImport: [CONTRACT_TYPES, 'type components/delivery'],
    packages: [],
    advice: 'An event carries data of the contract, never an element.',
  },
  {
    room: 'components/page-session',
    mayImport: ['components/delivery', 'components/events', CONTRACT_TYPES],
    packages: [],
    advice: NO_LIT,
  },
  {
    room: 'components/styles',
    mayImport: [],
    packages: ['lit', 'lit/*'],
    advice: 'Styles know no element: an element imports them.',
  },
  {
    room: 'components/themes',
    mayImport: [],
    packages: [],
    advice: 'A theme is plain CSS of public tokens and parts.',
  },
  ...SHARED.map((folder) => ({
    room: folder,
    mayImport: [...SHARED, ...FOUNDATIONS, CONTRACT_TYPES],
    packages: ['lit', 'lit/*', 'd3-*'],
    advice: 'Shared code never imports an element: take what you need from it as an option.',
  })),
  {
    room: 'components/is-*',
    mayImport: [...SHARED, ...FOUNDATIONS, CONTRACT_TYPES],
    packages: ['lit', 'lit/*', 'd3-*'],
    advice: "An element imports the kit's shared folders and never another element.",
  },
  {
    room: 'components/is-sign-in',
    mayImport: [...SHARED, ...FOUNDATIONS],
    packages: ['lit', 'lit/*', 'aws-amplify', 'aws-amplify/*'],
    advice: 'Signing in alone may load Amplify, and nothing but the loader may import it.',
  },
  ...['index.ts', 'loader.ts'].map((file) => ({
    room: `components/${file}`,
    mayImport: [
      'components/is-*',
      'components/page-session',
      'components/events',
      'components/delivery',
      'components/locales',
      'components/render',
      CONTRACT_TYPES,
    ],
    packages: [],
    advice: 'An entry of the kit only names what is public.',
  })),

  // what uses them
  {
    room: 'stories',
    mayImport: ['components', CONTRACT_TYPES],
    byNameOnly: true,
    advice: 'Stories use the kit as a stranger would: import from @intellistream/components.',
  },
  {
    room: 'demo',
    mayImport: ['components'],
    byNameOnly: true,
    advice: 'The demo uses the kit as a stranger would: import from @intellistream/components.',
  },
  {
    room: 'infra',
    mayImport: ['edge-api/config.ts'],
    advice: 'Infrastructure names entrypoints by path, as strings: it never runs the code behind them.',
  },
  { room: 'test', mayImport: ['**'], advice: 'Tests may import everything.' },
  {
    room: '.tools',
    mayImport: ['test/walls.check.js'],
    advice: 'Tools know the project by its files, not by its code.',
  },
  {
    room: '.storybook',
    mayImport: ['components', '.tools'],
    byNameOnly: true,
    advice: 'Storybook shows the kit as a stranger would see it.',
  },
  ...[
    'vitest.config.ts',
    'vitest.stories.config.ts',
    'web-test-runner.config.mjs',
    'eslint.config.js',
    'components/rollup.config.mjs',
  ].map((file) => ({
    room: file,
    mayImport: ['.tools', 'test/walls.lint.js', 'test/support'],
    advice: 'A configuration imports tools only.',
  })),
]

/** Files that only their own room may import, whatever the table allows. */
export const PRIVATE_FILES = ['components/page-session/api-client.ts']
