import { list, number, percent, pluralOf } from '../../locales/words.ts'
import type { AccuracyChartMessages } from '../is-accuracy-chart.messages.ts'

const plural = pluralOf('fr')

const titles = (value: number, locale: string): string =>
  `${number(value, locale)} ${plural(value, { one: 'titre', other: 'titres' })}`

const PERIODS = {
  '30d': 'ces 30 derniers jours',
  '90d': 'ces 90 derniers jours',
  '1y': 'cette dernière année',
  all: 'jusqu’ici',
}

export const messages: AccuracyChartMessages = {
  heading: 'Titres recommandés qui ont été vus',
  ranges: { '30d': '30 jours', '90d': '90 jours', '1y': '1 an', all: 'Tout' },
  periods: PERIODS,
  rangeLegend: 'Période',
  marksLabel: 'Vus parmi les titres montrés',
  watched: 'Vus parmi les titres montrés, avec intervalle à 95 %',
  baseline: 'Titres populaires à la place',
  overall: 'Toute la période',
  trend: 'Quatre semaines',
  showTable: 'Afficher en tableau',
  columns: {
    shown: 'Montrés',
    hits: 'Vus',
    rate: 'Part',
    interval: 'Intervalle à 95 %',
    baseline: 'Titres populaires à la place',
  },
  columnOf: { day: 'Depuis', slate: 'Rangée', position: 'Position', model: 'Modèle', source: 'Source' },
  slates: {
    recommendations: 'Recommandé',
    'top-picks': 'Sélection pour vous',
    'because-you-watched': 'Parce que vous avez vu',
    similar: 'Titres similaires',
    trending: 'Tendances',
    popular: 'Populaire',
  },
  sources: {
    live: 'Moteur',
    batch: 'Préparé',
    popular: 'Populaire',
    static: 'Les plus notés',
    fallback: 'Secours',
  },
  export: 'Exporter',
  copyTable: 'Copier en tableau',
  retry: 'Réessayer',
  failed: 'Le graphique n’a pas pu être chargé.',
  stale: 'Ceci est le dernier graphique qui a pu être chargé.',
  position: (position) => `Position ${position}`,
  soFar: (label) => `${label}, en cours`,
  empty: (period) => `Aucun titre n’a été proposé ${period}.`,
  titles: list,
  value: ({ shown, hits, rate, locale }) => {
    const fraction = `${number(hits, locale)} sur ${number(shown, locale)}`
    return rate === undefined ? fraction : `${percent(rate, locale)} (${fraction})`
  },
  interval: ({ low, high }, locale) => `${percent(low, locale)} à ${percent(high, locale)}`,
  row: ({ label, shown, hits, rate, interval, baselineRate, locale }) => {
    const counted = `${label} : ${number(hits, locale)} sur ${titles(shown, locale)} vus`
    if (rate === undefined) return `${counted} ; trop peu pour un pourcentage`
    const between = interval
      ? `, entre ${percent(interval.low, locale)} et ${percent(interval.high, locale)}`
      : ''
    const popular =
      baselineRate === undefined
        ? ''
        : ` ; les titres populaires auraient eu ${percent(baselineRate, locale)}`
    return `${counted}, ${percent(rate, locale)}${between}${popular}`
  },
  sentence: ({ report: { shown, hits, range }, scope, rate, locale }) => {
    const share = rate === undefined ? '' : ` (${percent(rate, locale)})`
    return scope === 'me'
      ? `Vous avez vu ${number(hits, locale)} des ${titles(shown, locale)} que nous vous avons proposés ${PERIODS[range]}${share}.`
      : `${number(hits, locale)} des ${titles(shown, locale)} proposés ${PERIODS[range]} ont été vus${share}.`
  },
  rule: (
    { windowDays, watchedRule: { minPercent, minPercentWhenEnded }, watches, watchShare },
    isGrouped,
    locale,
  ) =>
    [
      `Sont comptés les titres vus dans les ${number(windowDays, locale)} ${plural(windowDays, { one: 'jour', other: 'jours' })} après avoir été montrés.`,
      `Vu signifie lu à au moins ${minPercent} %, ou terminé avec au moins ${minPercentWhenEnded} %.`,
      isGrouped && 'Un titre montré plusieurs jours compte pour chacun d’eux.',
      watchShare !== undefined &&
        `Sur ${titles(watches, locale)} vus, ${percent(watchShare, locale)} avaient été proposés.`,
    ]
      .filter(Boolean)
      .join(' '),
  changed: (period, sentence) => `${period} : ${sentence}`,
}
