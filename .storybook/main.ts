import type { StorybookConfig } from '@storybook/web-components-vite'
import { createElementsManifest } from '../.tools/elements-manifest.mjs'

const MANIFEST = 'virtual:elements-manifest'

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts'],
  staticDirs: [{ from: '../stories/posters', to: '/stories/posters' }],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal: (vite) => ({
    ...vite,
    // Stories show the kit's source, in development and in the build.
    resolve: { ...vite.resolve, conditions: ['development', 'module', 'browser'] },
    plugins: [
      ...(vite.plugins ?? []),
      {
        name: 'elements-manifest',
        resolveId: (id: string) => (id === MANIFEST ? `\0${MANIFEST}` : undefined),
        load: async (id: string) =>
          id === `\0${MANIFEST}`
            ? `export default ${JSON.stringify(await createElementsManifest())}`
            : undefined,
      },
    ],
  }),
}

export default config
