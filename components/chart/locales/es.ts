import { pluralOf } from '../../locales/words.ts'
import type { WatchedRule } from '@intellistream/edge-api/contract'
import type { AccuracyChartMessages, ChartMessages, GenreChartMessages } from '../chart-messages.ts'

const plural = pluralOf('es')

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

const watchedRule = ({ minPercent, minPercentWhenEnded }: WatchedRule): string =>
  `Cuenta como visto lo reproducido al menos un ${minPercent} %, o terminado con al menos un ${minPercentWhenEnded} %.`

const nothingRecommended = (period: string): string => `No se sugirió ningún título ${period}.`

const frame: Omit<ChartMessages, 'heading' | 'marksLabel' | 'empty'> = {
  ranges: { '30d': '30 días', '90d': '90 días', '1y': '1 año', all: 'Todo' },
  rangeLegend: 'Período',
  showTable: 'Mostrar como tabla',
  export: 'Exportar',
  copyTable: 'Copiar como tabla',
  retry: 'Reintentar',
  failed: 'No se ha podido cargar el gráfico.',
  stale: 'Este es el último gráfico que se pudo cargar.',
  changed: (period, sentence) => `${period}: ${sentence}`,
}

export const genre: GenreChartMessages = {
  ...frame,
  heading: 'Películas vistas por género',
  movies: (count, said) => `${said} ${plural(count, { one: 'película', other: 'películas' })}`,
  noGenre: (movies) => `Viste ${movies}, ninguna con género.`,
  marksLabel: 'Géneros',
  watched: 'Vistas',
  recommended: 'Recomendadas',
  share: 'Parte de las películas vistas',
  sortLegend: 'Orden',
  sorts: { count: 'Cantidad', name: 'Nombre', difference: 'Diferencia' },
  difference: ({ genre, watched, recommended, isMore }) =>
    recommended
      ? `Viste ${isMore ? 'más' : 'menos'} ${genre} de lo que sugerimos (${watched} frente a ${recommended}).`
      : `De ${genre} viste ${watched} y no sugerimos ninguna.`,
  tableGenre: 'Género',
  empty: (period) => `Ninguna película vista ${period}.`,
  nothingRecommended,
  genre: (genre) => GENRES[genre] ?? genre,
  other: (genres) => `Otros (${genres} géneros)`,
  bar: ({ label, movies, share, recommended }) =>
    `${label}: ${movies}, ${share} de tus películas${recommended ? `; recomendadas: ${recommended}` : ''}`,
  sentence: ({ movies, genre, watched, rest }) =>
    `${genre} va en cabeza con ${watched} de ${movies}${rest && `; después, ${rest}`}.`,
  rule: ({ movies, count, watched }) => `${movies}. ${RULES[count]} ${watchedRule(watched)}`,
  upTo: (day) => `hasta el ${day}`,
  within: (days) => `en el período ${days}`,
}

export const accuracy: AccuracyChartMessages = {
  ...frame,
  heading: 'Títulos recomendados que se vieron',
  titles: (count, said) => `${said} ${plural(count, { one: 'título', other: 'títulos' })}`,
  periods: {
    '30d': 'en los últimos 30 días',
    '90d': 'en los últimos 90 días',
    '1y': 'en el último año',
    all: 'hasta ahora',
  },
  marksLabel: 'Vistos de los mostrados',
  baseline: 'Títulos populares en su lugar',
  overall: 'Todo el período',
  trend: 'Cuatro semanas',
  columns: {
    shown: 'Mostrados',
    hits: 'Vistos',
    rate: 'Porcentaje',
    interval: 'Intervalo del 95 %',
  },
  columnOf: { day: 'Desde', slate: 'Fila', position: 'Posición', model: 'Modelo', source: 'Origen' },
  measures: {
    watchShare: 'Títulos vistos que se habían sugerido',
    clicks: 'Clics',
    reciprocalRank: 'MRR a 10',
    gain: 'NDCG a 10',
  },
  slates: {
    recommendations: 'Recomendado',
    'top-picks': 'Lo mejor para ti',
    'because-you-watched': 'Porque viste',
    similar: 'Títulos similares',
    trending: 'Tendencias',
    popular: 'Popular',
  },
  sources: {
    live: 'Recomendador',
    batch: 'Preparado',
    popular: 'Popular',
    static: 'Más valorado',
    fallback: 'Alternativa',
  },
  empty: nothingRecommended,
  value: ({ hits, shown, rate }) => (rate ? `${rate} (${hits} de ${shown})` : `${hits} de ${shown}`),
  answers: (mean, count, said) =>
    `${mean} (${said} ${plural(count, { one: 'respuesta', other: 'respuestas' })})`,
  interval: (low, high) => `${low} a ${high}`,
  row: ({ label, hits, titles, rate, interval }) =>
    `${label}: vistos ${hits} de ${titles}${rate ? `, ${rate}, ${interval}` : '; muy pocos para un porcentaje'}`,
  sentence: ({ hits, titles, period, rate, isMine }) =>
    (isMine
      ? `Viste ${hits} de los ${titles} que te sugerimos ${period}`
      : `Se vieron ${hits} de los ${titles} sugeridos ${period}`) + (rate ? ` (${rate}).` : '.'),
  rule: ({ windowDays, days, watched, isGrouped }) =>
    `Se cuentan los títulos vistos en un plazo de ${days} ${plural(windowDays, { one: 'día', other: 'días' })} después de mostrarse. ${watchedRule(watched)}${isGrouped ? ' Un título mostrado en varios días cuenta en cada uno.' : ''}`,
}
