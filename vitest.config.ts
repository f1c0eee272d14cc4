// Tests on Node. Stories have a config of their own, so that Storybook is loaded only where it is used.
import { configDefaults, defineConfig } from 'vitest/config'

/** Suites that run for long or start browsers: a project each, so that `node` stays quick. */
const LONG = ['e2e', 'embeds', 'package', 'faults', 'delivery', 'infra', 'aws']

const source = {
  resolve: { conditions: ['development'] },
  ssr: { resolve: { conditions: ['development', 'node'] } },
}

export default defineConfig({
  test: {
    projects: [
      {
        ...source,
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, `test/{components,${LONG.join(',')}}/**`],
          // Only against hanging: a busy machine is no failure.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      ...LONG.map((name) => ({
        ...source,
        test: {
          name,
          include: [`test/${name}/**/*.test.ts`],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 10_000 } },
          globalSetup: name === 'e2e' ? ['test/e2e/support/prepare.ts'] : [],
        },
      })),
    ],
  },
})
