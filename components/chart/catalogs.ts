// The languages of the charts: one file each, with what both charts say written once.

import { createCatalogs, type Catalogs, type Loaders } from '../locales/catalogs.ts'
import type { AccuracyChartMessages, GenreChartMessages } from './chart-messages.ts'

const LANGUAGES = {
  ar: () => import('./locales/ar.ts'),
  de: () => import('./locales/de.ts'),
  es: () => import('./locales/es.ts'),
  fr: () => import('./locales/fr.ts'),
  hi: () => import('./locales/hi.ts'),
  ja: () => import('./locales/ja.ts'),
}
interface Words {
  genre: GenreChartMessages
  accuracy: AccuracyChartMessages
}

/** English is handed in, so that a page with one chart has the English of that one only. */
export function createChartCatalogs<Chart extends keyof Words>(
  chart: Chart,
  en: Words[Chart],
): Catalogs<Words[Chart]> {
  const loaders: Loaders<Words[Chart]> = {}
  for (const [lang, load] of Object.entries(LANGUAGES))
    loaders[lang] = async () => ({ messages: (await load())[chart] })
  return createCatalogs(en, loaders)
}
