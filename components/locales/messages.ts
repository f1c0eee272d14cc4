// What rails say.

import { createCatalogs } from './catalogs.ts'
import { en } from './en.ts'
import type { Messages } from './types.ts'

export type { Messages }

const catalogs = createCatalogs<Messages>(en, {
  ar: () => import('./ar.ts'),
  de: () => import('./de.ts'),
  es: () => import('./es.ts'),
  fr: () => import('./fr.ts'),
  hi: () => import('./hi.ts'),
  ja: () => import('./ja.ts'),
})

/** Adds a language to the rails or changes messages of one; what is left out stays. */
export const registerMessages = catalogs.register

export const messagesFor = catalogs.messagesFor
