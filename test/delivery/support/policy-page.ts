// The page of policy.test.ts: every element in every state, and rails of cards that mean harm.

import '../../../components/index.ts'
import '../../../components/is-sign-in/is-sign-in.ts'
import { renderSlate } from '../../../components/render/render-slate.ts'
import { en } from '../../../components/locales/en.ts'
import type { Card } from '../../../edge-api/contract/types.ts'
import { sampleSlate, sampleStates } from '../../../stories/sample-data.ts'
import { sampleAccuracyStates, sampleGenreStates } from '../../../stories/sample-reports.ts'
import { sampleSignInStates } from '../../../stories/sample-sign-in.ts'
import { HOSTILE } from './hostile.ts'

const STATES: Record<string, object> = {
  'is-recommendations': sampleStates('recommendations'),
  'is-top-picks': sampleStates('top-picks'),
  'is-more-like-this': sampleStates('similar'),
  'is-genre-chart': sampleGenreStates,
  'is-accuracy-chart': sampleAccuracyStates,
  'is-sign-in': sampleSignInStates,
}
const ATTRIBUTES = { api: location.origin, 'image-hosts': location.host, heading: 'Films', reactions: '' }

type Stateful = HTMLElement & { state: unknown; updateComplete: Promise<boolean> }

const violations: string[] = []
document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
  violations.push(`${effectiveDirective} ${blockedURI} ${sample}`),
)

async function mount(tag: string, state: unknown): Promise<Stateful> {
  const element = document.createElement(tag) as Stateful
  for (const [name, value] of Object.entries(ATTRIBUTES)) element.setAttribute(name, value)
  document.body.append(element)
  element.state = state
  await element.updateComplete
  return element
}

/** Shows everything once; answers what the policy forbade, and how many were shown. */
async function showAll(): Promise<{ shown: number; violations: string[] }> {
  let shown = 0
  for (const [tag, states] of Object.entries(STATES)) {
    for (const state of Object.values(states)) {
      const element = await mount(tag, state)
      await new Promise((resolve) => requestAnimationFrame(resolve))
      shown += element.shadowRoot?.childElementCount ? 1 : 0
      element.remove()
    }
  }
  return { shown, violations }
}

/** What a rail of hostile cards, made here and made by a server, has that it must not have. */
async function showHostile(): Promise<string[]> {
  const faults: string[] = []
  for (const text of HOSTILE) {
    const change = (card: Card): Card => ({
      ...card,
      title: text,
      genres: [text],
      href: text,
      poster: { src: text, srcset: `${text} 2x`, width: 342, height: 513, color: text },
      reason: { kind: 'becauseYouWatched', itemId: text, title: text },
    })
    const slate = sampleSlate('recommendations', change)
    const rail = await mount('is-recommendations', { type: 'ready', slate })
    const served = document.createElement('template')
    const html = renderSlate(slate, { stylesheet: '/rail.css', pageUrl: location.href, messages: en })
    served.innerHTML = html
      .replaceAll('<template shadowrootmode', '<div data-mode')
      .replaceAll('</template>', '</div>')
    const titles = [...(rail.shadowRoot?.querySelectorAll('[part=title]') ?? [])]
    if (titles.length === 0 || titles.some((title) => title.textContent !== text))
      faults.push(`${text}: no title`)
    for (const root of [rail.shadowRoot, served.content])
      faults.push(...findFaults(root).map((fault) => `${text}: ${fault}`))
    rail.remove()
  }
  if ('hacked' in globalThis) faults.push('something ran')
  return faults
}

function findFaults(root: ParentNode | null): string[] {
  const elements = [...(root?.querySelectorAll<HTMLElement>('*') ?? [])]
  return elements.flatMap((element) => {
    const handlers = element.getAttributeNames().filter((name) => name.startsWith('on'))
    const isScript = ['script', 'iframe', 'object', 'embed', 'base', 'meta', 'form'].includes(
      element.localName,
    )
    const addresses = ['href', 'src', 'srcset', 'action'].flatMap((name) => element.getAttribute(name) ?? [])
    const bad = addresses.filter((address) => !/^https?:$/.test(new URL(address, location.href).protocol))
    const source = element instanceof HTMLImageElement ? new URL(element.src, location.href).host : ''
    const isStrange = source !== '' && source !== location.host && source !== 'image.tmdb.org'
    return [...handlers, ...(isScript ? [element.localName] : []), ...bad, ...(isStrange ? [source] : [])]
  })
}

Object.assign(globalThis, { showAll, showHostile })
