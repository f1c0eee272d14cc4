// What the elements say, one catalog a language. English is built in; the others are added by their own modules.

import { en } from './en.ts'
import type { Messages } from './types.ts'

export type { Messages }

const catalogs = new Map<string, Messages>([['en', en]])

/** Adds or replaces a language; elements pick it up at their next render. */
export function registerMessages(lang: string, messages: Messages): void {
  catalogs.set(lang.toLowerCase(), messages)
}

/** The messages of the language nearest to a BCP 47 tag: itself, its base language, then English. */
export function messagesFor(lang: string): Messages {
  const tag = lang.toLowerCase()
  return catalogs.get(tag) ?? catalogs.get(tag.split('-')[0] ?? '') ?? en
}

/** The language an element speaks: the nearest `lang` around it, else the browser's. */
export function langOf(element: Element): string {
  const named = element.closest('[lang]')?.getAttribute('lang')
  return named || document.documentElement.lang || navigator.language
}
