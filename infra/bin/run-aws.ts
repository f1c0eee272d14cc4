// The AWS command line as a child: its output is shown, its failure is ours.

import { spawnSync } from 'node:child_process'
import type { Command } from '../operations.ts'

/** Throws when the command fails or is not installed. `capture` gives its output back instead of showing it. */
export function runAws(
  { args, input }: Command,
  { region, capture = false }: { region: string; capture?: boolean },
): string {
  const { status, stdout, error } = spawnSync('aws', [...args, '--region', region], {
    input: input ?? '',
    encoding: 'utf8',
    stdio: ['pipe', capture ? 'pipe' : 'inherit', 'inherit'],
  })
  if (error)
    throw new Error('The AWS command line could not be started; install it and sign in', { cause: error })
  if (status !== 0) throw new Error(`aws ${args.slice(0, 2).join(' ')} ended with ${status}`)
  return stdout ?? ''
}

/** Context as `--stage dev` or as `-c stage=dev`; what is left is for the caller. */
export function toContext(values: Readonly<Record<string, string | undefined>>): (name: string) => unknown {
  return (name) => values[name] ?? (name === 'account' ? process.env['CDK_DEFAULT_ACCOUNT'] : undefined)
}
