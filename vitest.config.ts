import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        resolve: { conditions: ['development'] },
        ssr: { resolve: { conditions: ['development', 'node'] } },
        test: {
          name: 'node',
          include: ['test/{engine,contract,edge-api,jobs,local,infra,e2e,tools}/**/*.test.ts', 'test/*.test.ts'],
          testTimeout: 20_000,
        },
      },
    ],
  },
})
