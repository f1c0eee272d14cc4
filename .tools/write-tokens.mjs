// `npm run tokens`: writes what is made from components/styles/tokens.json.
import { writeFileSync } from 'node:fs'
import { createTokenFiles } from './design-tokens.mjs'

for (const { path, text } of await createTokenFiles()) writeFileSync(path, text)
