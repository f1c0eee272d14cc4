// What TypeScript cannot see: a stylesheet is imported for its effect, the manifest is made by main.ts.
declare module '*.css'
declare module 'virtual:elements-manifest' {
  const manifest: Record<string, unknown>
  export default manifest
}
declare module '@intellistream/components/tokens.json' {
  const tokens: { base: Record<string, unknown> }
  export default tokens
}
interface ImportMeta {
  glob<Module>(pattern: string): Record<string, () => Promise<Module>>
}
