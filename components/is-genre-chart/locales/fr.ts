import { pluralOf, day, days, list, number, percent } from '../../locales/words.ts'
import type { GenreChartMessages } from '../is-genre-chart.messages.ts'

const plural = pluralOf('fr')

const movies = (value: number, locale: string): string =>
  `${number(value, locale)} ${plural(value, { one: 'film', other: 'films' })}`

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

export const messages: GenreChartMessages = {
  heading: 'Films vus par genre',
  ranges: { '30d': '30 jours', '90d': '90 jours', '1y': '1 an', all: 'Tout' },
  rangeLegend: 'Période',
  marksLabel: 'Genres',
  watched: 'Vus',
  recommended: 'Recommandés',
  share: 'Part des films vus',
  showTable: 'Afficher en tableau',
  sortLegend: 'Ordre',
  sorts: { count: 'Nombre', name: 'Nom', difference: 'Écart' },
  difference: ({ genre, watched, recommended = 0, locale }) =>
    watched > recommended
      ? `${genre} : vous en avez vu plus que nous n’en avons suggéré (${number(watched, locale)} contre ${number(recommended, locale)}).`
      : `${genre} : vous en avez vu moins que nous n’en avons suggéré (${number(watched, locale)} contre ${number(recommended, locale)}).`,
  tableGenre: 'Genre',
  export: 'Exporter',
  copyTable: 'Copier en tableau',
  retry: 'Réessayer',
  failed: 'Le graphique n’a pas pu être chargé.',
  stale: 'Ceci est le dernier graphique qui a pu être chargé.',
  empty: (period) => `Aucun film vu ${period}.`,
  genre: (genre) => GENRES[genre] ?? genre,
  other: (genres) => `Autres (${genres} genres)`,
  bar: ({ label, watched, share, recommended, locale }) => {
    const compared = recommended === undefined ? '' : ` ; recommandés : ${number(recommended, locale)}`
    return `${label} : ${movies(watched, locale)}, ${percent(share, locale)} de vos films${compared}`
  },
  titles: list,
  sentence: ({ movies: total, leaders: [first, ...others], locale }) => {
    if (!first) return total === 0 ? '' : `Vous avez vu ${movies(total, locale)}, sans genre connu.`
    const rest = others.map(({ genre, watched }) => `${genre} ${number(watched, locale)}`)
    const then = rest.length === 0 ? '' : ` ; puis ${list(rest, locale)}`
    return `${first.genre} arrive en tête avec ${number(first.watched, locale)} sur ${movies(total, locale)}${then}.`
  },
  rule: ({ movies: total, count, watched, locale }) =>
    `${movies(total, locale)}. ${RULES[count]} Vu signifie lu à au moins ${watched.minPercent} %, ou terminé avec au moins ${watched.minPercentWhenEnded} %.`,
  period: ({ from, to, range, locale }) =>
    range === 'all' || from === null
      ? `jusqu’au ${day(to, locale)}`
      : `sur la période ${days(from, to, locale)}`,
  changed: (period, sentence) => `${period} : ${sentence}`,
}
