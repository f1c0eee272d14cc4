import { list, number, percent, pluralOf } from '../../locales/words.ts'
import type { AccuracyChartMessages } from '../is-accuracy-chart.messages.ts'

const plural = pluralOf('es')

const titles = (value: number, locale: string): string =>
  `${number(value, locale)} ${plural(value, { one: 'título', other: 'títulos' })}`

const PERIODS = {
  '30d': 'en los últimos 30 días',
  '90d': 'en los últimos 90 días',
  '1y': 'en el último año',
  all: 'hasta ahora',
}

export const messages: AccuracyChartMessages = {
  heading: 'Títulos recomendados que se vieron',
  ranges: { '30d': '30 días', '90d': '90 días', '1y': '1 año', all: 'Todo' },
  periods: PERIODS,
  rangeLegend: 'Período',
  marksLabel: 'Vistos de los mostrados',
  watched: 'Vistos de los mostrados, con intervalo del 95 %',
  baseline: 'Títulos populares en su lugar',
  overall: 'Todo el período',
  trend: 'Cuatro semanas',
  showTable: 'Mostrar como tabla',
  columns: {
    shown: 'Mostrados',
    hits: 'Vistos',
    rate: 'Porcentaje',
    interval: 'Intervalo del 95 %',
    baseline: 'Títulos populares en su lugar',
  },
  columnOf: { day: 'Desde', slate: 'Fila', position: 'Posición', model: 'Modelo', source: 'Origen' },
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
  export: 'Exportar',
  copyTable: 'Copiar como tabla',
  retry: 'Reintentar',
  failed: 'No se ha podido cargar el gráfico.',
  stale: 'Este es el último gráfico que se pudo cargar.',
  position: (position) => `Posición ${position}`,
  soFar: (label) => `${label}, hasta ahora`,
  empty: (period) => `No se sugirió ningún título ${period}.`,
  titles: list,
  value: ({ shown, hits, rate, locale }) => {
    const fraction = `${number(hits, locale)} de ${number(shown, locale)}`
    return rate === undefined ? fraction : `${percent(rate, locale)} (${fraction})`
  },
  interval: ({ low, high }, locale) => `${percent(low, locale)} a ${percent(high, locale)}`,
  row: ({ label, shown, hits, rate, interval, baselineRate, locale }) => {
    const counted = `${label}: vistos ${number(hits, locale)} de ${titles(shown, locale)}`
    if (rate === undefined) return `${counted}; muy pocos para un porcentaje`
    const between = interval
      ? `, entre ${percent(interval.low, locale)} y ${percent(interval.high, locale)}`
      : ''
    const popular =
      baselineRate === undefined ? '' : `; los populares habrían tenido ${percent(baselineRate, locale)}`
    return `${counted}, ${percent(rate, locale)}${between}${popular}`
  },
  sentence: ({ report: { shown, hits, range }, scope, rate, locale }) => {
    const share = rate === undefined ? '' : ` (${percent(rate, locale)})`
    return scope === 'me'
      ? `Viste ${number(hits, locale)} de los ${titles(shown, locale)} que te sugerimos ${PERIODS[range]}${share}.`
      : `Se vieron ${number(hits, locale)} de los ${titles(shown, locale)} sugeridos ${PERIODS[range]}${share}.`
  },
  rule: (
    { windowDays, watchedRule: { minPercent, minPercentWhenEnded }, watches, watchShare },
    isGrouped,
    locale,
  ) =>
    [
      `Se cuentan los títulos vistos en un plazo de ${number(windowDays, locale)} ${plural(windowDays, { one: 'día', other: 'días' })} después de mostrarse.`,
      `Visto significa reproducido al menos un ${minPercent} %, o terminado con al menos un ${minPercentWhenEnded} %.`,
      isGrouped && 'Un título mostrado en varios días cuenta en cada uno.',
      watchShare !== undefined &&
        `De ${titles(watches, locale)} vistos, el ${percent(watchShare, locale)} se había sugerido.`,
    ]
      .filter(Boolean)
      .join(' '),
  changed: (period, sentence) => `${period}: ${sentence}`,
}
