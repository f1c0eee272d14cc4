import { pluralOf } from '../../locales/words.ts'
import type { WatchedRule } from '@intellistream/edge-api/contract'
import type { AccuracyChartMessages, ChartMessages, GenreChartMessages } from '../chart-messages.ts'

const plural = pluralOf('de')

const RULES = {
  each: 'Ein Film kann in mehreren Genres zählen, darum können die Anteile zusammen mehr als 100 % ergeben.',
  split: 'Ein Film mit mehreren Genres zählt in jedem zu gleichen Teilen.',
  primary: 'Ein Film zählt nur in seinem ersten Genre.',
}

const GENRES: Record<string, string> = {
  Adventure: 'Abenteuer',
  Biography: 'Biografie',
  Children: 'Kinderfilm',
  Comedy: 'Komödie',
  Crime: 'Krimi',
  Documentary: 'Dokumentarfilm',
  Family: 'Familie',
  History: 'Historie',
  Music: 'Musik',
  Mystery: 'Mystery',
  Romance: 'Liebesfilm',
  'Sci-Fi': 'Science-Fiction',
  'Science Fiction': 'Science-Fiction',
  Short: 'Kurzfilm',
  'TV Movie': 'Fernsehfilm',
  War: 'Kriegsfilm',
}

const watchedRule = ({ minPercent, minPercentWhenEnded }: WatchedRule): string =>
  `Gesehen heißt: mindestens ${minPercent} % abgespielt, oder bis zum Ende mit mindestens ${minPercentWhenEnded} %.`

const nothingRecommended = (period: string): string => `Es wurden ${period} keine Titel vorgeschlagen.`

const frame: Omit<ChartMessages, 'heading' | 'marksLabel' | 'empty'> = {
  ranges: { '30d': '30 Tage', '90d': '90 Tage', '1y': '1 Jahr', all: 'Alle' },
  rangeLegend: 'Zeitraum',
  showTable: 'Als Tabelle zeigen',
  export: 'Exportieren',
  copyTable: 'Als Tabelle kopieren',
  retry: 'Erneut versuchen',
  failed: 'Das Diagramm konnte nicht geladen werden.',
  stale: 'Das ist das letzte Diagramm, das geladen werden konnte.',
  changed: (period, sentence) => `${period}: ${sentence}`,
}

export const genre: GenreChartMessages = {
  ...frame,
  heading: 'Gesehene Filme nach Genre',
  movies: (count, said) => `${said} ${plural(count, { one: 'Film', other: 'Filme' })}`,
  noGenre: (movies) => `${movies} gesehen, keiner mit einem Genre.`,
  marksLabel: 'Genres',
  watched: 'Gesehen',
  recommended: 'Empfohlen',
  share: 'Anteil an gesehenen Filmen',
  sortLegend: 'Reihenfolge',
  sorts: { count: 'Anzahl', name: 'Name', difference: 'Unterschied' },
  difference: ({ genre, watched, recommended, isMore }) =>
    recommended
      ? `Du hast ${isMore ? 'mehr' : 'weniger'} ${genre} gesehen, als wir vorgeschlagen haben (${watched} gegen ${recommended}).`
      : `Du hast ${watched}-mal ${genre} gesehen, und wir haben nichts davon vorgeschlagen.`,
  tableGenre: 'Genre',
  empty: (period) => `Keine Filme gesehen ${period}.`,
  nothingRecommended,
  genre: (genre) => GENRES[genre] ?? genre,
  other: (genres) => `Andere (${genres} Genres)`,
  bar: ({ label, movies, share, recommended }) =>
    `${label}: ${movies}, ${share} deiner Filme${recommended ? `; ${recommended} empfohlen` : ''}`,
  sentence: ({ count, total, genre, watched, rest }) =>
    `${genre} führt mit ${watched} von ${total} ${plural(count, { one: 'Film', other: 'Filmen' })}${rest && `; dann ${rest}`}.`,
  rule: ({ movies, count, watched }) => `${movies}. ${RULES[count]} ${watchedRule(watched)}`,
  upTo: (day) => `bis ${day}`,
  within: (days) => `im Zeitraum ${days}`,
}

export const accuracy: AccuracyChartMessages = {
  ...frame,
  heading: 'Empfohlene Titel, die gesehen wurden',
  titles: (count, said) => `${said} ${plural(count, { one: 'Titel', other: 'Titeln' })}`,
  periods: {
    '30d': 'in den letzten 30 Tagen',
    '90d': 'in den letzten 90 Tagen',
    '1y': 'im letzten Jahr',
    all: 'bisher',
  },
  marksLabel: 'Gesehen von gezeigten',
  baseline: 'Stattdessen beliebte Titel',
  overall: 'Ganzer Zeitraum',
  trend: 'Vier Wochen',
  columns: {
    shown: 'Gezeigt',
    hits: 'Gesehen',
    rate: 'Anteil',
    interval: '95-%-Intervall',
  },
  columnOf: { day: 'Ab', slate: 'Reihe', position: 'Platz', model: 'Modell', source: 'Quelle' },
  measures: {
    watchShare: 'Gesehene Titel, die vorgeschlagen waren',
    clicks: 'Klickrate',
    reciprocalRank: 'MRR bei 10',
    gain: 'NDCG bei 10',
  },
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
  empty: nothingRecommended,
  value: ({ hits, shown, rate }) => (rate ? `${rate} (${hits} von ${shown})` : `${hits} von ${shown}`),
  answers: (mean, count, said) =>
    `${mean} (${said} ${plural(count, { one: 'Antwort', other: 'Antworten' })})`,
  interval: (low, high) => `${low} bis ${high}`,
  row: ({ label, hits, titles, rate, interval }) =>
    `${label}: ${hits} von ${titles} gesehen${rate ? `, ${rate}, ${interval}` : '; zu wenige für eine Prozentzahl'}`,
  sentence: ({ hits, titles, period, rate, isMine }) =>
    (isMine
      ? `Du hast ${hits} von ${titles} gesehen, die wir dir ${period} vorgeschlagen haben`
      : `${hits} von ${titles}, die ${period} vorgeschlagen wurden, wurden gesehen`) +
    (rate ? ` (${rate}).` : '.'),
  rule: ({ windowDays, days, watched, isGrouped }) =>
    `Gezählt werden Titel, die innerhalb von ${days} ${plural(windowDays, { one: 'Tag', other: 'Tagen' })} nach dem Zeigen gesehen wurden. ${watchedRule(watched)}${isGrouped ? ' Ein Titel, der an mehreren Tagen gezeigt wurde, zählt an jedem davon.' : ''}`,
}
