// What the command line of the CDK runs.

import { App } from 'aws-cdk-lib'
import { createStacks } from '../app.ts'
import { bundleFunctions } from '../functions/bundle.ts'
import { readSettings } from '../settings.ts'

const app = new App()
const account = process.env['CDK_DEFAULT_ACCOUNT']
const settings = readSettings(
  (name) => (app.node.tryGetContext(name) as unknown) ?? (name === 'account' ? account : undefined),
)
const bundles = await bundleFunctions({ onBuild: () => process.stderr.write('Bundling the functions\n') })
createStacks(app, settings, bundles)
app.synth()
