// A theme as text: what differs from where it started.

export const startingPoints = ['dark', 'light', 'high-contrast', 'ember', 'salon'] as const

/** The rule that a site links after is.css; the theme it starts from is named on the page. */
export function toStylesheet(from: string, changes: ReadonlyMap<string, string>): string {
  const lines = [...changes].map(([name, value]) => `  ${name}: ${value};`)
  return [
    `/* Link it after is.css${from === 'dark' ? '' : `, with <html data-theme="${from}">`}. */`,
    ':root {',
    ...(lines.length > 0 ? lines : ['  /* nothing changed yet */']),
    '}',
    '',
  ].join('\n')
}
