import { pluralOf, day, days, list, number, percent } from '../../locales/words.ts'
import type { GenreChartMessages } from '../is-genre-chart.messages.ts'

const plural = pluralOf('de')

const movies = (value: number, locale: string): string =>
  `${number(value, locale)} ${plural(value, { one: 'Film', other: 'Filme' })}`

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

export const messages: GenreChartMessages = {
  heading: 'Gesehene Filme nach Genre',
  ranges: { '30d': '30 Tage', '90d': '90 Tage', '1y': '1 Jahr', all: 'Alle' },
  rangeLegend: 'Zeitraum',
  marksLabel: 'Genres',
  watched: 'Gesehen',
  recommended: 'Empfohlen',
  share: 'Anteil an gesehenen Filmen',
  showTable: 'Als Tabelle zeigen',
  sortLegend: 'Reihenfolge',
  sorts: { count: 'Anzahl', name: 'Name', difference: 'Unterschied' },
  difference: ({ genre, watched, recommended = 0, locale }) =>
    watched > recommended
      ? `Du hast mehr ${genre} gesehen, als wir vorgeschlagen haben (${number(watched, locale)} gegen ${number(recommended, locale)}).`
      : `Du hast weniger ${genre} gesehen, als wir vorgeschlagen haben (${number(watched, locale)} gegen ${number(recommended, locale)}).`,
  tableGenre: 'Genre',
  export: 'Exportieren',
  copyTable: 'Als Tabelle kopieren',
  retry: 'Erneut versuchen',
  failed: 'Das Diagramm konnte nicht geladen werden.',
  stale: 'Das ist das letzte Diagramm, das geladen werden konnte.',
  empty: (period) => `Keine Filme gesehen ${period}.`,
  genre: (genre) => GENRES[genre] ?? genre,
  other: (genres) => `Andere (${genres} Genres)`,
  bar: ({ label, watched, share, recommended, locale }) => {
    const compared = recommended === undefined ? '' : `; ${number(recommended, locale)} empfohlen`
    return `${label}: ${movies(watched, locale)}, ${percent(share, locale)} deiner Filme${compared}`
  },
  titles: list,
  sentence: ({ movies: total, leaders: [first, ...others], locale }) => {
    if (!first) return total === 0 ? '' : `${movies(total, locale)} gesehen, keiner mit einem Genre.`
    const rest = others.map(({ genre, watched }) => `${genre} ${number(watched, locale)}`)
    const then = rest.length === 0 ? '' : `; dann ${list(rest, locale)}`
    const of = plural(total, { one: 'Film', other: 'Filmen' })
    return `${first.genre} führt mit ${number(first.watched, locale)} von ${number(total, locale)} ${of}${then}.`
  },
  rule: ({ movies: total, count, watched, locale }) =>
    `${movies(total, locale)}. ${RULES[count]} Gesehen heißt: mindestens ${watched.minPercent} % abgespielt, oder bis zum Ende mit mindestens ${watched.minPercentWhenEnded} %.`,
  period: ({ from, to, range, locale }) =>
    range === 'all' || from === null ? `bis ${day(to, locale)}` : `im Zeitraum ${days(from, to, locale)}`,
  changed: (period, sentence) => `${period}: ${sentence}`,
}
