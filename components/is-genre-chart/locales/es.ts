import { pluralOf, day, days, list, number, percent } from '../../locales/words.ts'
import type { GenreChartMessages } from '../is-genre-chart.messages.ts'

const plural = pluralOf('es')

const movies = (value: number, locale: string): string =>
  `${number(value, locale)} ${plural(value, { one: 'película', other: 'películas' })}`

const RULES = {
  each: 'Una película puede contar en varios géneros, así que los porcentajes pueden sumar más de 100 %.',
  split: 'Una película de varios géneros cuenta en cada uno a partes iguales.',
  primary: 'Una película cuenta solo en su primer género.',
}

const GENRES: Record<string, string> = {
  Action: 'Acción',
  Adventure: 'Aventura',
  Animation: 'Animación',
  Biography: 'Biografía',
  Children: 'Infantil',
  Comedy: 'Comedia',
  Crime: 'Crimen',
  Documentary: 'Documental',
  Family: 'Familiar',
  Fantasy: 'Fantasía',
  'Film-Noir': 'Cine negro',
  History: 'Historia',
  Horror: 'Terror',
  Music: 'Música',
  Mystery: 'Misterio',
  'Sci-Fi': 'Ciencia ficción',
  'Science Fiction': 'Ciencia ficción',
  Short: 'Cortometraje',
  'TV Movie': 'Película de televisión',
  Thriller: 'Suspense',
  War: 'Guerra',
}

export const messages: GenreChartMessages = {
  heading: 'Películas vistas por género',
  ranges: { '30d': '30 días', '90d': '90 días', '1y': '1 año', all: 'Todo' },
  rangeLegend: 'Período',
  marksLabel: 'Géneros',
  watched: 'Vistas',
  recommended: 'Recomendadas',
  share: 'Parte de las películas vistas',
  showTable: 'Mostrar como tabla',
  sortLegend: 'Orden',
  sorts: { count: 'Cantidad', name: 'Nombre', difference: 'Diferencia' },
  difference: ({ genre, watched, recommended = 0, locale }) =>
    watched > recommended
      ? `Viste más ${genre} de lo que sugerimos (${number(watched, locale)} frente a ${number(recommended, locale)}).`
      : `Viste menos ${genre} de lo que sugerimos (${number(watched, locale)} frente a ${number(recommended, locale)}).`,
  tableGenre: 'Género',
  export: 'Exportar',
  copyTable: 'Copiar como tabla',
  retry: 'Reintentar',
  failed: 'No se ha podido cargar el gráfico.',
  stale: 'Este es el último gráfico que se pudo cargar.',
  empty: (period) => `Ninguna película vista ${period}.`,
  genre: (genre) => GENRES[genre] ?? genre,
  other: (genres) => `Otros (${genres} géneros)`,
  bar: ({ label, watched, share, recommended, locale }) => {
    const compared = recommended === undefined ? '' : `; recomendadas: ${number(recommended, locale)}`
    return `${label}: ${movies(watched, locale)}, ${percent(share, locale)} de tus películas${compared}`
  },
  titles: list,
  sentence: ({ movies: total, leaders: [first, ...others], locale }) => {
    if (!first) return total === 0 ? '' : `Viste ${movies(total, locale)}, ninguna con género.`
    const rest = others.map(({ genre, watched }) => `${genre} ${number(watched, locale)}`)
    const then = rest.length === 0 ? '' : `; después, ${list(rest, locale)}`
    return `${first.genre} va en cabeza con ${number(first.watched, locale)} de ${movies(total, locale)}${then}.`
  },
  rule: ({ movies: total, count, watched, locale }) =>
    `${movies(total, locale)}. ${RULES[count]} Vista significa reproducida al menos un ${watched.minPercent} %, o terminada con al menos un ${watched.minPercentWhenEnded} %.`,
  period: ({ from, to, range, locale }) =>
    range === 'all' || from === null
      ? `hasta el ${day(to, locale)}`
      : `en el período ${days(from, to, locale)}`,
  changed: (period, sentence) => `${period}: ${sentence}`,
}
