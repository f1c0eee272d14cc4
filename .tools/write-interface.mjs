// Keeps what the released kit promises beside its package.json; `npm run version` runs it after the versions are set.
import { readFileSync, writeFileSync } from 'node:fs'
import { createElementsManifest } from './elements-manifest.mjs'
import { listPromises } from './public-interface.mjs'

const file = new URL('../components/released-interface.json', import.meta.url)
const promises = listPromises(await createElementsManifest())
writeFileSync(file, `${JSON.stringify(promises, undefined, 2)}\n`)
console.log(`${promises.length} names that the kit promises`)

const { version } = JSON.parse(readFileSync(new URL('../components/package.json', import.meta.url), 'utf8'))
writeFileSync(
  new URL('../components/page-session/version.ts', import.meta.url),
  `// Written by \`npm run version\` from package.json.\nexport const version = '${version}'\n`,
)
