// The look of /docs. Inline, and allowed by its hash.

export const DOCS_STYLE = `
:root { color-scheme: light dark; --ink: #16181d; --soft: #5b6270; --line: #d9dde5; --back: #fff; --panel: #f5f6f9;
  --accent: #2447b3; --get: #14663a; --post: #6d3a00; --delete: #9b1c1c }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eaf0; --soft: #a3abbb; --line: #333947; --back: #12141a;
  --panel: #1b1f28; --accent: #9db4ff; --get: #7ad9a3; --post: #f0b777; --delete: #ff9d9d } }
* { box-sizing: border-box }
body { margin: 0; background: var(--back); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif }
.page { display: grid; grid-template-columns: 19rem minmax(0, 1fr); max-width: 78rem; margin: auto }
nav { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow: auto; padding: 2rem 1rem; font-size: .875rem }
nav ul { list-style: none; margin: 0 0 1.25rem; padding: 0 }
nav a { display: flex; gap: .35rem; align-items: baseline; padding: .2rem .5rem; border-radius: .375rem; color: inherit; text-decoration: none; overflow-wrap: anywhere }
nav a:hover { background: var(--panel) }
main { padding: 2rem 1.5rem 6rem; min-width: 0 }
h1 { margin: 0 0 .5rem; font-size: 2rem; line-height: 1.2 }
h2 { margin: 3rem 0 1rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: 1.35rem }
h3 { margin: 0 0 .25rem; font-size: 1.05rem }
h4 { margin: 1.25rem 0 .4rem; font-size: .8rem; letter-spacing: .04em; text-transform: uppercase; color: var(--soft) }
a { color: var(--accent) }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
article { margin: 0 0 1.5rem; padding: 1.25rem; border: 1px solid var(--line); border-radius: .75rem; scroll-margin: 1rem }
.method { display: inline-block; flex: none; min-width: 3.5rem; font: 700 .8rem/1 ui-monospace, monospace; text-transform: uppercase }
.get { color: var(--get) } .post { color: var(--post) } .delete { color: var(--delete) }
code, pre { font: .85rem/1.5 ui-monospace, monospace }
.path { font-weight: 600; overflow-wrap: anywhere }
.note { display: inline-block; margin: .25rem .35rem 0 0; padding: .05rem .5rem; border: 1px solid var(--line); border-radius: 1rem;
  color: var(--soft); font-size: .78rem }
pre { margin: 0; padding: 1rem; overflow: auto; border-radius: .5rem; background: var(--panel); max-height: 26rem }
.scroll { overflow-x: auto }
table { border-collapse: collapse; width: 100%; font-size: .9rem }
th, td { padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top }
th { color: var(--soft); font-weight: 600 }
summary { cursor: pointer; color: var(--soft); font-size: .9rem }
details { margin: .5rem 0 }
@media (max-width: 56rem) { .page { display: block } nav { position: static; max-height: none; padding-bottom: 0 } }
`
