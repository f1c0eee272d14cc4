import { pluralOf } from '../../locales/words.ts'
import type { WatchedRule } from '@intellistream/edge-api/contract'
import type { AccuracyChartMessages, ChartMessages, GenreChartMessages } from '../chart-messages.ts'

const plural = pluralOf('fr')

const RULES = {
  each: 'Un film peut compter dans plusieurs genres : les parts peuvent dépasser 100 % au total.',
  split: 'Un film de plusieurs genres compte dans chacun à parts égales.',
  primary: 'Un film ne compte que dans son premier genre.',
}

const GENRES: Record<string, string> = {
  Adventure: 'Aventure',
  Biography: 'Biographie',
  Children: 'Jeunesse',
  Comedy: 'Comédie',
  Crime: 'Policier',
  Documentary: 'Documentaire',
  Drama: 'Drame',
  Family: 'Famille',
  Fantasy: 'Fantastique',
  'Film-Noir': 'Film noir',
  History: 'Histoire',
  Horror: 'Horreur',
  Music: 'Musique',
  Musical: 'Comédie musicale',
  Mystery: 'Mystère',
  'Sci-Fi': 'Science-fiction',
  'Science Fiction': 'Science-fiction',
  Short: 'Court métrage',
  'TV Movie': 'Téléfilm',
  War: 'Guerre',
}

const watchedRule = ({ minPercent, minPercentWhenEnded }: WatchedRule): string =>
  `Vu signifie lu à au moins ${minPercent} %, ou terminé avec au moins ${minPercentWhenEnded} %.`

const nothingRecommended = (period: string): string => `Aucun titre n’a été proposé ${period}.`

const frame: Omit<ChartMessages, 'heading' | 'marksLabel' | 'empty'> = {
  ranges: { '30d': '30 jours', '90d': '90 jours', '1y': '1 an', all: 'Tout' },
  rangeLegend: 'Période',
  showTable: 'Afficher en tableau',
  export: 'Exporter',
  copyTable: 'Copier en tableau',
  retry: 'Réessayer',
  failed: 'Le graphique n’a pas pu être chargé.',
  stale: 'Ceci est le dernier graphique qui a pu être chargé.',
  changed: (period, sentence) => `${period} : ${sentence}`,
}

export const genre: GenreChartMessages = {
  ...frame,
  heading: 'Films vus par genre',
  movies: (count, said) => `${said} ${plural(count, { one: 'film', other: 'films' })}`,
  noGenre: (movies) => `Vous avez vu ${movies}, sans genre connu.`,
  marksLabel: 'Genres',
  watched: 'Vus',
  recommended: 'Recommandés',
  share: 'Part des films vus',
  sortLegend: 'Ordre',
  sorts: { count: 'Nombre', name: 'Nom', difference: 'Écart' },
  difference: ({ genre, watched, recommended, isMore }) =>
    recommended
      ? `${genre} : vous en avez vu ${isMore ? 'plus' : 'moins'} que nous n’en avons suggéré (${watched} contre ${recommended}).`
      : `${genre} : vous en avez vu ${watched} et nous n’en avons suggéré aucun.`,
  tableGenre: 'Genre',
  empty: (period) => `Aucun film vu ${period}.`,
  nothingRecommended,
  genre: (genre) => GENRES[genre] ?? genre,
  other: (genres) => `Autres (${genres} genres)`,
  bar: ({ label, movies, share, recommended }) =>
    `${label} : ${movies}, ${share} de vos films${recommended ? ` ; recommandés : ${recommended}` : ''}`,
  sentence: ({ movies, genre, watched, rest }) =>
    `${genre} arrive en tête avec ${watched} sur ${movies}${rest && ` ; puis ${rest}`}.`,
  rule: ({ movies, count, watched }) => `${movies}. ${RULES[count]} ${watchedRule(watched)}`,
  upTo: (day) => `jusqu’au ${day}`,
  within: (days) => `sur la période ${days}`,
}

export const accuracy: AccuracyChartMessages = {
  ...frame,
  heading: 'Titres recommandés qui ont été vus',
  titles: (count, said) => `${said} ${plural(count, { one: 'titre', other: 'titres' })}`,
  periods: {
    '30d': 'ces 30 derniers jours',
    '90d': 'ces 90 derniers jours',
    '1y': 'cette dernière année',
    all: 'jusqu’ici',
  },
  marksLabel: 'Vus parmi les titres montrés',
  baseline: 'Titres populaires à la place',
  overall: 'Toute la période',
  trend: 'Quatre semaines',
  columns: {
    shown: 'Montrés',
    hits: 'Vus',
    rate: 'Part',
    interval: 'Intervalle à 95 %',
  },
  columnOf: { day: 'Depuis', slate: 'Rangée', position: 'Position', model: 'Modèle', source: 'Source' },
  measures: {
    watchShare: 'Titres vus qui avaient été proposés',
    clicks: 'Taux de clics',
    reciprocalRank: 'MRR à 10',
    gain: 'NDCG à 10',
  },
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
  empty: nothingRecommended,
  value: ({ hits, shown, rate }) => (rate ? `${rate} (${hits} sur ${shown})` : `${hits} sur ${shown}`),
  answers: (mean, count, said) => `${mean} (${said} ${plural(count, { one: 'réponse', other: 'réponses' })})`,
  interval: (low, high) => `${low} à ${high}`,
  row: ({ label, hits, titles, rate, interval }) =>
    `${label} : ${hits} sur ${titles} vus${rate ? `, ${rate}, ${interval}` : ' ; trop peu pour un pourcentage'}`,
  sentence: ({ hits, titles, period, rate, isMine }) =>
    (isMine
      ? `Vous avez vu ${hits} des ${titles} que nous vous avons proposés ${period}`
      : `${hits} des ${titles} proposés ${period} ont été vus`) + (rate ? ` (${rate}).` : '.'),
  rule: ({ windowDays, days, watched, isGrouped }) =>
    `Sont comptés les titres vus dans les ${days} ${plural(windowDays, { one: 'jour', other: 'jours' })} après avoir été montrés. ${watchedRule(watched)}${isGrouped ? ' Un titre montré plusieurs jours compte pour chacun d’eux.' : ''}`,
}
