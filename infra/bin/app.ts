// What the command line of the CDK runs.

import { App } from 'aws-cdk-lib'
import { createStacks } from '../app.ts'
import { bundleFunctions, withCatalog } from '../functions/bundle.ts'
import { readSettings } from '../settings.ts'

const app = new App()
const account = process.env['CDK_DEFAULT_ACCOUNT']
const settings = readSettings(
  (name) => (app.node.tryGetContext(name) as unknown) ?? (name === 'account' ? account : undefined),
)
const built = await bundleFunctions({ onBuild: () => process.stderr.write('Bundling the functions\n') })
const bundles =
  settings.builtInCatalog === undefined ? built : await withCatalog(built, settings.builtInCatalog)
createStacks(app, settings, bundles)
app.synth()
