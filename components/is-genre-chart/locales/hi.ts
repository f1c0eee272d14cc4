import { pluralOf, day, days, list, number, percent } from '../../locales/words.ts'
import type { GenreChartMessages } from '../is-genre-chart.messages.ts'

const plural = pluralOf('hi')

const movies = (value: number, locale: string): string =>
  `${number(value, locale)} ${plural(value, { one: 'फ़िल्म', other: 'फ़िल्में' })}`

const RULES = {
  each: 'एक फ़िल्म कई शैलियों में गिनी जा सकती है, इसलिए हिस्सों का जोड़ 100% से ज़्यादा हो सकता है।',
  split: 'कई शैलियों वाली फ़िल्म हर शैली में बराबर हिस्से से गिनी जाती है।',
  primary: 'फ़िल्म सिर्फ़ अपनी पहली शैली में गिनी जाती है।',
}

const GENRES: Record<string, string> = {
  Action: 'ऐक्शन',
  Adventure: 'रोमांच',
  Animation: 'ऐनिमेशन',
  Biography: 'जीवनी',
  Children: 'बच्चों की फ़िल्म',
  Comedy: 'कॉमेडी',
  Crime: 'अपराध',
  Documentary: 'डॉक्यूमेंट्री',
  Drama: 'ड्रामा',
  Family: 'पारिवारिक',
  Fantasy: 'फ़ैंटेसी',
  'Film-Noir': 'फ़िल्म नोआर',
  History: 'इतिहास',
  Horror: 'हॉरर',
  IMAX: 'आईमैक्स',
  Music: 'संगीत',
  Musical: 'म्यूज़िकल',
  Mystery: 'रहस्य',
  Romance: 'रोमांस',
  'Sci-Fi': 'साइंस फ़िक्शन',
  'Science Fiction': 'साइंस फ़िक्शन',
  Short: 'लघु फ़िल्म',
  Sport: 'खेल',
  'TV Movie': 'टीवी फ़िल्म',
  Thriller: 'थ्रिलर',
  War: 'युद्ध',
  Western: 'वेस्टर्न',
}

export const messages: GenreChartMessages = {
  heading: 'शैली के अनुसार देखी गई फ़िल्में',
  ranges: { '30d': '30 दिन', '90d': '90 दिन', '1y': '1 साल', all: 'सब' },
  rangeLegend: 'अवधि',
  marksLabel: 'शैलियाँ',
  watched: 'देखी गईं',
  recommended: 'सुझाई गईं',
  share: 'देखी गई फ़िल्मों में हिस्सा',
  showTable: 'तालिका के रूप में दिखाएँ',
  sortLegend: 'क्रम',
  sorts: { count: 'संख्या', name: 'नाम', difference: 'अंतर' },
  difference: ({ genre, watched, recommended = 0, locale }) =>
    watched > recommended
      ? `${genre}: हमारे सुझावों से ज़्यादा देखीं (${number(watched, locale)} बनाम ${number(recommended, locale)})।`
      : `${genre}: हमारे सुझावों से कम देखीं (${number(watched, locale)} बनाम ${number(recommended, locale)})।`,
  tableGenre: 'शैली',
  export: 'निर्यात करें',
  copyTable: 'तालिका के रूप में कॉपी करें',
  retry: 'फिर कोशिश करें',
  failed: 'चार्ट लोड नहीं हो सका।',
  stale: 'यह आख़िरी चार्ट है जो लोड हो सका।',
  empty: (period) => `${period} कोई फ़िल्म नहीं देखी गई।`,
  genre: (genre) => GENRES[genre] ?? genre,
  other: (genres) => `अन्य (${genres} शैलियाँ)`,
  bar: ({ label, watched, share, recommended, locale }) => {
    const compared = recommended === undefined ? '' : `; ${number(recommended, locale)} सुझाई गईं`
    return `${label}: ${movies(watched, locale)}, आपकी फ़िल्मों का ${percent(share, locale)}${compared}`
  },
  titles: list,
  sentence: ({ movies: total, leaders: [first, ...others], locale }) => {
    if (!first) return total === 0 ? '' : `${movies(total, locale)} देखी गईं, किसी की शैली पता नहीं।`
    const rest = others.map(({ genre, watched }) => `${genre} ${number(watched, locale)}`)
    const then = rest.length === 0 ? '' : `; फिर ${list(rest, locale)}`
    return `${first.genre} सबसे आगे: ${movies(total, locale)} में से ${number(first.watched, locale)}${then}।`
  },
  rule: ({ movies: total, count, watched, locale }) =>
    `${movies(total, locale)}। ${RULES[count]} देखी गई का मतलब है कम से कम ${watched.minPercent}% चली, या कम से कम ${watched.minPercentWhenEnded}% चलकर पूरी हुई।`,
  period: ({ from, to, range, locale }) =>
    range === 'all' || from === null ? `${day(to, locale)} तक` : `${days(from, to, locale)} के दौरान`,
  changed: (period, sentence) => `${period}: ${sentence}`,
}
