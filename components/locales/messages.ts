// What the elements say, one catalog a language. English is built in; another one is fetched when an element speaks it, and
// a site may add its own or replace ours.

import { en } from './en.ts'
import type { Messages } from './types.ts'

export type { Messages }

interface Speaker {
  requestUpdate(): void
}

const catalogs = new Map<string, Messages>([['en', en]])

const loaders: Record<string, () => Promise<{ messages: Messages }>> = {
  ar: () => import('./ar.ts'),
  de: () => import('./de.ts'),
  es: () => import('./es.ts'),
  fr: () => import('./fr.ts'),
  hi: () => import('./hi.ts'),
  ja: () => import('./ja.ts'),
}

/** Who waits for a language that is being fetched. */
const waiting = new Map<string, Set<Speaker>>()

/** Adds or replaces a language; elements pick it up at their next render. */
export function registerMessages(lang: string, messages: Messages): void {
  catalogs.set(lang.toLowerCase(), messages)
}

/**
 * The messages of the language nearest to a BCP 47 tag: itself, its base language, then English. A language that has to be
 * fetched is English until then; `speaker` is told to render again.
 */
export function messagesFor(lang: string, speaker: Speaker): Messages {
  const tag = lang.toLowerCase()
  const base = tag.split('-')[0] ?? ''
  const known = catalogs.get(tag) ?? catalogs.get(base)
  if (!known) fetchMessages(base, speaker)
  return known ?? en
}

/** The language an element speaks: the nearest `lang` around it, else the browser's. */
export function langOf(element: Element): string {
  const named = element.closest('[lang]')?.getAttribute('lang')
  return named || document.documentElement.lang || navigator.language
}

function fetchMessages(lang: string, speaker: Speaker): void {
  const load = loaders[lang]
  if (!load) return
  const speakers = waiting.get(lang)
  if (speakers) return void speakers.add(speaker)
  waiting.set(lang, new Set([speaker]))
  load().then(
    ({ messages }) => {
      if (!catalogs.has(lang)) catalogs.set(lang, messages)
      waiting.get(lang)?.forEach((waiter) => waiter.requestUpdate())
      waiting.delete(lang)
    },
    // English stays; the next render tries again.
    () => waiting.delete(lang),
  )
}
