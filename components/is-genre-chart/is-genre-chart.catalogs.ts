import { createCatalogs } from '../locales/catalogs.ts'
import type { GenreChartMessages } from './is-genre-chart.messages.ts'
import { messages as en } from './locales/en.ts'

export const catalogs = createCatalogs<GenreChartMessages>(en, {
  ar: () => import('./locales/ar.ts'),
  de: () => import('./locales/de.ts'),
  es: () => import('./locales/es.ts'),
  fr: () => import('./locales/fr.ts'),
  hi: () => import('./locales/hi.ts'),
  ja: () => import('./locales/ja.ts'),
})
