// The templates of one choice of settings, made without an account, a network or a bundle.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { createStacks } from '../../../infra/app.ts'
import type { Bundles } from '../../../infra/functions/bundle.ts'
import { toNames } from '../../../infra/names.ts'
import { readSettings } from '../../../infra/settings.ts'

export type Context = Readonly<Record<string, string>>
export type StackName = keyof ReturnType<typeof createStacks>

interface Resource {
  Type: string
  Properties: Record<string, unknown>
  DeletionPolicy?: string
  [attribute: string]: unknown
}

/** A bundle is named by its content; these have none, so that assertions wait for no Rollup. */
export const NO_BUNDLES: Bundles = makeBundles()

export function createApp(context: Context = {}): { app: App; stacks: ReturnType<typeof createStacks> } {
  const { context: flags } = JSON.parse(readFileSync('infra/cdk.json', 'utf8')) as { context: object }
  const outdir = makeFolder('synth')
  const app = new App({ outdir, context: { ...flags, ...context } })
  return { app, stacks: createStacks(app, toSettings(context), NO_BUNDLES) }
}

const made = new Map<string, Record<StackName, Template>>()

/** Made once for each choice. Throws when a template breaks a rule that is not explained. */
export function synthesize(context: Context = {}): Record<StackName, Template> {
  const key = JSON.stringify(context)
  const known = made.get(key)
  if (known) return known
  const { app, stacks } = createApp(context)
  app.synth()
  const templates = Object.fromEntries(
    Object.entries(stacks).map(([name, stack]) => [name, Template.fromStack(stack)]),
  ) as Record<StackName, Template>
  made.set(key, templates)
  return templates
}

export const toSettings = (context: Context = {}) => readSettings((name) => context[name])
export const namesOf = (context: Context = {}) => toNames(toSettings(context))

/** Every resource of the type, of all templates, by its logical id. */
export function find(templates: Record<string, Template>, type: string): Record<string, Resource> {
  return Object.assign(
    {},
    ...Object.values(templates).map((template) => template.findResources(type)),
  ) as Record<string, Resource>
}

function makeBundles(): Bundles {
  const root = makeFolder('bundles')
  const make = (name: string) => {
    mkdirSync(join(root, name, 'lambda'), { recursive: true })
    writeFileSync(join(root, name, 'lambda/index.mjs'), 'export const handler = () => undefined\n')
    return join(root, name)
  }
  return { api: make('api'), forwarder: make('forwarder'), job: make('job'), titles: make('titles') }
}

/** Gone when the process that runs the tests is. */
function makeFolder(purpose: string): string {
  const folder = mkdtempSync(join(tmpdir(), `intellistream-${purpose}-`))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}
