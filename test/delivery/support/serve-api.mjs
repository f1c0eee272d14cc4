// The real API over a folder, in a process of its own that can be killed: `serve-api.mjs <folder> [share of faults]`.

import { register } from 'tsx/esm/api'

register()
const { serveApi } = await import('./serve-api.ts')
const [, , folder = '', faults = '0'] = process.argv
await serveApi(folder, Number(faults))
