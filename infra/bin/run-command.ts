// Commands as children: their output is shown, their failure is ours. A dry run shows them instead.

import { spawnSync } from 'node:child_process'
import type { Command } from '../operations.ts'
import { ROOT } from '../functions/entrypoints.ts'

export interface Runner {
  readonly isDry: boolean
  /** In the root of the repository unless `cwd` says otherwise. Throws when it fails. */
  run(command: string, args: readonly string[], cwd?: string): void
  /** What the AWS command line answers; `instead` in a dry run. Throws when it fails. */
  ask(command: Command, instead: string): string
  aws(command: Command): void
}

/** Shows every command on standard output, and with `isDry` does no more. */
export function createRunner({ region, isDry }: { region: string; isDry: boolean }): Runner {
  const spawn = (
    command: string,
    args: readonly string[],
    { input = '', capture = false, cwd = ROOT } = {},
  ) => {
    console.log(`$ ${[command, ...args].join(' ')}`)
    if (isDry) return ''
    const { status, stdout, error } = spawnSync(command, args, {
      cwd,
      input,
      encoding: 'utf8',
      stdio: [input === '' && !capture ? 'inherit' : 'pipe', capture ? 'pipe' : 'inherit', 'inherit'],
    })
    if (error) throw new Error(`${command} could not be started; is it installed?`, { cause: error })
    if (status !== 0) throw new Error(`${command} ${args.slice(0, 2).join(' ')} ended with ${status}`)
    return stdout ?? ''
  }
  const aws = ({ args, input }: Command, capture: boolean) =>
    spawn('aws', [...args, '--region', region], { capture, ...(input === undefined ? {} : { input }) })
  return {
    isDry,
    run: (command, args, cwd) => void spawn(command, args, cwd === undefined ? {} : { cwd }),
    ask: (command, instead) => (isDry ? (aws(command, true), instead) : aws(command, true)),
    aws: (command) => void aws(command, false),
  }
}

/** Context as `--stage dev` or as `-c stage=dev`; what is left is for the caller. */
export function toContext(values: Readonly<Record<string, string | undefined>>): (name: string) => unknown {
  return (name) => values[name] ?? (name === 'account' ? process.env['CDK_DEFAULT_ACCOUNT'] : undefined)
}
