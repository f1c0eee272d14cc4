// `npm run build -w edge-api`: the package, in edge-api/dist or where EDGE_API_DIST says.
import { fileURLToPath } from 'node:url'
import { buildEdgeApi } from './edge-api-package.mjs'

await buildEdgeApi(process.env.EDGE_API_DIST ?? fileURLToPath(new URL('../edge-api/dist', import.meta.url)))
