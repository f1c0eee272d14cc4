import { list, number, percent, pluralOf } from '../../locales/words.ts'
import type { AccuracyChartMessages } from '../is-accuracy-chart.messages.ts'

const plural = pluralOf('de')

const titles = (value: number, locale: string): string =>
  `${number(value, locale)} ${plural(value, { one: 'Titel', other: 'Titeln' })}`

const PERIODS = {
  '30d': 'in den letzten 30 Tagen',
  '90d': 'in den letzten 90 Tagen',
  '1y': 'im letzten Jahr',
  all: 'bisher',
}

export const messages: AccuracyChartMessages = {
  heading: 'Empfohlene Titel, die gesehen wurden',
  ranges: { '30d': '30 Tage', '90d': '90 Tage', '1y': '1 Jahr', all: 'Alle' },
  periods: PERIODS,
  rangeLegend: 'Zeitraum',
  marksLabel: 'Gesehen von gezeigten',
  watched: 'Gesehen von gezeigten, mit 95-%-Intervall',
  baseline: 'Stattdessen beliebte Titel',
  overall: 'Ganzer Zeitraum',
  trend: 'Vier Wochen',
  showTable: 'Als Tabelle zeigen',
  columns: {
    shown: 'Gezeigt',
    hits: 'Gesehen',
    rate: 'Anteil',
    interval: '95-%-Intervall',
    baseline: 'Stattdessen beliebte Titel',
  },
  columnOf: { day: 'Ab', slate: 'Reihe', position: 'Platz', model: 'Modell', source: 'Quelle' },
  slates: {
    recommendations: 'Empfohlen',
    'top-picks': 'Top-Auswahl',
    'because-you-watched': 'Weil du gesehen hast',
    similar: 'Ähnliche Titel',
    trending: 'Im Trend',
    popular: 'Beliebt',
  },
  sources: {
    live: 'Empfehlungsdienst',
    batch: 'Vorbereitet',
    popular: 'Beliebt',
    static: 'Meistbewertet',
    fallback: 'Ersatz',
  },
  export: 'Exportieren',
  copyTable: 'Als Tabelle kopieren',
  retry: 'Erneut versuchen',
  failed: 'Das Diagramm konnte nicht geladen werden.',
  stale: 'Das ist das letzte Diagramm, das geladen werden konnte.',
  position: (position) => `Platz ${position}`,
  soFar: (label) => `${label}, bisher`,
  empty: (period) => `Es wurden ${period} keine Titel vorgeschlagen.`,
  titles: list,
  value: ({ shown, hits, rate, locale }) => {
    const fraction = `${number(hits, locale)} von ${number(shown, locale)}`
    return rate === undefined ? fraction : `${percent(rate, locale)} (${fraction})`
  },
  interval: ({ low, high }, locale) => `${percent(low, locale)} bis ${percent(high, locale)}`,
  row: ({ label, shown, hits, rate, interval, baselineRate, locale }) => {
    const counted = `${label}: ${number(hits, locale)} von ${titles(shown, locale)} gesehen`
    if (rate === undefined) return `${counted}; zu wenige für eine Prozentzahl`
    const between = interval
      ? `, zwischen ${percent(interval.low, locale)} und ${percent(interval.high, locale)}`
      : ''
    const popular =
      baselineRate === undefined ? '' : `; beliebte Titel hätten ${percent(baselineRate, locale)} erreicht`
    return `${counted}, ${percent(rate, locale)}${between}${popular}`
  },
  sentence: ({ report: { shown, hits, range }, scope, rate, locale }) => {
    const share = rate === undefined ? '' : ` (${percent(rate, locale)})`
    return scope === 'me'
      ? `Du hast ${number(hits, locale)} von ${titles(shown, locale)} gesehen, die wir dir ${PERIODS[range]} vorgeschlagen haben${share}.`
      : `${number(hits, locale)} von ${titles(shown, locale)}, die ${PERIODS[range]} vorgeschlagen wurden, wurden gesehen${share}.`
  },
  rule: (
    { windowDays, watchedRule: { minPercent, minPercentWhenEnded }, watches, watchShare },
    isGrouped,
    locale,
  ) =>
    [
      `Gezählt werden Titel, die innerhalb von ${number(windowDays, locale)} ${plural(windowDays, { one: 'Tag', other: 'Tagen' })} nach dem Zeigen gesehen wurden.`,
      `Gesehen heißt: mindestens ${minPercent} % abgespielt, oder bis zum Ende mit mindestens ${minPercentWhenEnded} %.`,
      isGrouped && 'Ein Titel, der an mehreren Tagen gezeigt wurde, zählt an jedem davon.',
      watchShare !== undefined &&
        `Von ${titles(watches, locale)}, die gesehen wurden, waren ${percent(watchShare, locale)} vorgeschlagen.`,
    ]
      .filter(Boolean)
      .join(' '),
  changed: (period, sentence) => `${period}: ${sentence}`,
}
