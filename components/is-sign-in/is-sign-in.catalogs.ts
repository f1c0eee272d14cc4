import { createCatalogs } from '../locales/catalogs.ts'
import type { SignInMessages } from './is-sign-in.messages.ts'
import { messages as en } from './locales/en.ts'

export const catalogs = createCatalogs<SignInMessages>(en, {
  ar: () => import('./locales/ar.ts'),
  de: () => import('./locales/de.ts'),
  es: () => import('./locales/es.ts'),
  fr: () => import('./locales/fr.ts'),
  hi: () => import('./locales/hi.ts'),
  ja: () => import('./locales/ja.ts'),
})
