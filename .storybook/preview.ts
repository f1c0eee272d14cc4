import '@intellistream/components/is.css'
import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite'
import manifest from 'virtual:elements-manifest'

// The tables of attributes, events, slots, parts and tokens on the docs pages.
setCustomElementsManifest(manifest)

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    a11y: { test: 'error' },
    options: { storySort: { order: ['Introduction', 'Foundations', 'Elements', 'Decisions'] } },
  },
}

export default preview
