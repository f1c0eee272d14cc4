import '@intellistream/components/is.css'
import type { Preview } from '@storybook/web-components-vite'

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    a11y: { test: 'error' },
    options: { storySort: { order: ['Introduction', 'Foundations', 'Elements', 'Decisions'] } },
  },
}

export default preview
