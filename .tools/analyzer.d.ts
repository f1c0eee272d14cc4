// The part of the analyzer that the tools use; the package has no types for it.
declare module '@custom-elements-manifest/analyzer/cli.js' {
  export interface Declaration {
    kind: string
    name: string
    tagName?: string
    customElement?: boolean
    events?: { name?: string }[]
    members?: { name: string; privacy?: 'public' | 'protected' | 'private' }[]
    attributes?: { name?: string }[]
    slots?: { name?: string }[]
    cssParts?: { name?: string }[]
    cssProperties?: { name?: string }[]
    cssStates?: { name?: string }[]
  }
  export interface Manifest {
    modules: { path: string; declarations?: Declaration[] | undefined; exports?: unknown[] }[]
  }
  export function cli(options: { argv: string[]; cwd: string; noWrite: boolean }): Promise<Manifest>
}
