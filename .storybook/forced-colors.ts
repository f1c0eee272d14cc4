// Forced colors without the system's setting: the kit's own rules for it are switched on, and what the browser then overrides
// (CSS Color Adjustment 1, section 3.1) is imitated. A review by eye; tests use the browser's own emulation.

const QUERY = '(forced-colors: active)'

let isForced = false
const originals = new Map<CSSMediaRule, string>()

const overrides = new CSSStyleSheet()
overrides.replaceSync(`
  *:not(svg, svg *) {
    border-color: CanvasText !important;
    background-color: transparent !important;
    background-image: none !important;
    color: CanvasText !important;
    box-shadow: none !important;
    text-shadow: none !important;
    color-scheme: dark !important;
  }
  html { background-color: Canvas !important; }
  a, a * { color: LinkText !important; }
  button, button * { color: ButtonText !important; border-color: ButtonBorder !important; }
  :focus-visible { outline-color: Highlight !important; }
`)

/** Shows the page and every element in it as under a system palette, or takes that back. */
export function setForcedColors(forced: boolean): void {
  if (forced === isForced) return
  isForced = forced
  for (const root of listRoots(document)) apply(root)
}

/** Elements that are made later follow. To be called once, before any element is made. */
export function followNewRoots(): void {
  const attachShadow = Element.prototype.attachShadow
  Element.prototype.attachShadow = function attach(this: Element, init: ShadowRootInit) {
    const root = attachShadow.call(this, init)
    queueMicrotask(() => {
      if (isForced) apply(root)
    })
    return root
  }
}

function apply(root: Document | ShadowRoot): void {
  const sheets = [...root.styleSheets, ...root.adoptedStyleSheets]
  for (const rule of sheets.flatMap((sheet) => [...sheet.cssRules])) {
    if (!(rule instanceof CSSMediaRule)) continue
    if (isForced && rule.conditionText.includes(QUERY)) {
      originals.set(rule, rule.media.mediaText)
      rule.media.mediaText = 'all'
    } else if (!isForced) {
      rule.media.mediaText = originals.get(rule) ?? rule.media.mediaText
    }
  }
  const others = root.adoptedStyleSheets.filter((sheet) => sheet !== overrides)
  root.adoptedStyleSheets = isForced ? [...others, overrides] : others
}

function listRoots(root: Document | ShadowRoot): (Document | ShadowRoot)[] {
  const inner = [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
    shadowRoot ? listRoots(shadowRoot) : [],
  )
  return [root, ...inner]
}
