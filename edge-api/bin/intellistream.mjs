#!/usr/bin/env node
// Runs the command line from source; a small .mjs because Node 20 cannot load TypeScript by itself.
import { register } from 'tsx/esm/api'

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true'
register()
const { main } = await import('../entrypoints/cli.ts')
await main(process.argv)
