import '@intellistream/components/is.css'
import '@intellistream/components/themes/ember.css'
import '@intellistream/components/themes/salon.css'
import '@intellistream/components/is-provider.js'
import { configure } from 'storybook/test'
import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite'
import manifest from 'virtual:elements-manifest'
import { failOnErrors, watchForErrors } from './console-errors.ts'
import { followNewRoots } from './forced-colors.ts'
import { asPage, outlineParts, withApi } from './page.ts'
import './preview.css'
import { globalTypes, initialGlobals, viewports } from './toolbar.ts'

// The tables of attributes, events, slots, parts and tokens on the docs pages.
setCustomElementsManifest(manifest)
document.adoptedStyleSheets.push(outlineParts())
followNewRoots()
// How long play functions wait: a busy machine is no failure.
configure({ asyncUtilTimeout: 15_000 })

const preview: Preview = {
  initialGlobals,
  globalTypes,
  decorators: [withApi, asPage],
  beforeEach: watchForErrors,
  afterEach: failOnErrors,
  tags: ['autodocs'],
  parameters: {
    a11y: { test: 'error' },
    layout: 'fullscreen',
    viewport: { options: viewports },
    backgrounds: { disable: true },
    options: {
      storySort: {
        order: [
          'Introduction',
          ['Welcome', 'Getting started', 'Embedding', 'Theming', 'Events', '*'],
          'Design',
          ['Foundations', 'Themes', 'Patterns', 'Contract'],
          'Elements',
          'Decisions',
        ],
      },
    },
    docs: { toc: true },
  },
}

export default preview
