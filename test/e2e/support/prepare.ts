// Once for the whole suite: a data folder with the sample imported and trained, which servers get copies of.
import type { TestProject } from 'vitest/node'
import { endAll, makeFolder, startServer } from './server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    preparedData: string
  }
}

export default async function prepare(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer({ data: await makeFolder() })
  await server.stop()
  project.provide('preparedData', server.data)
  return endAll
}
