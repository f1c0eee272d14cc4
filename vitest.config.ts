// Tests on Node. Stories have a config of their own, so that Storybook is loaded only where it is used.
import { configDefaults, defineConfig } from 'vitest/config'

/** Suites that run for long or start browsers: a project each, so that `node` stays quick. */
const LONG = ['e2e', 'embeds', 'package', 'faults', 'delivery', 'infra', 'aws', 'kit']

/** Tests that build the kit stand beside what they test and run with the packages, which build it too. */
const BUILDS = ['test/bench/size/**/*.test.ts', 'test/tools/new-element.test.ts']

/** Only against hanging: a busy machine is no failure. */
const PATIENT = { testTimeout: 180_000, hookTimeout: 180_000, expect: { poll: { timeout: 30_000 } } }

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
          exclude: [...configDefaults.exclude, ...BUILDS, `test/{components,${LONG.join(',')}}/**`],
          ...PATIENT,
        },
      },
      ...LONG.map((name) => ({
        ...source,
        test: {
          name,
          include: [`test/${name}/**/*.test.ts`, ...(name === 'package' ? BUILDS : [])],
          ...PATIENT,
          // Its files share what the CDK costs to load and to start: several seconds of a processor each.
          isolate: name !== 'infra',
          globalSetup: name === 'e2e' ? ['test/e2e/support/prepare.ts'] : [],
        },
      })),
    ],
  },
})
