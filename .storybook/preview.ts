import '@intellistream/components/is.css'
import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite'
import manifest from 'virtual:elements-manifest'

// The tables of attributes, events, slots, parts and tokens on the docs pages.
setCustomElementsManifest(manifest)

const onSurface = {
  background: 'var(--is-color-surface)',
  color: 'var(--is-color-on-surface)',
  fontFamily: 'system-ui, sans-serif',
}

const preview: Preview = {
  initialGlobals: { theme: 'dark', density: 'cozy' },
  globalTypes: {
    theme: {
      description: 'Theme',
      toolbar: { icon: 'contrast', items: ['dark', 'light'], dynamicTitle: true },
    },
    density: {
      description: 'Density',
      toolbar: { icon: 'grow', items: ['compact', 'cozy', 'tv'], dynamicTitle: true },
    },
  },
  decorators: [
    (story, { globals }) => {
      Object.assign(document.documentElement.dataset, {
        theme: globals['theme'],
        density: globals['density'],
      })
      Object.assign(document.body.style, onSurface)
      return story()
    },
  ],
  tags: ['autodocs'],
  parameters: {
    a11y: { test: 'error' },
    options: { storySort: { order: ['Introduction', 'Foundations', 'Elements', 'Decisions'] } },
  },
}

export default preview
