import { pluralOf } from '../../locales/words.ts'
import type { WatchedRule } from '@intellistream/edge-api/contract'
import type { AccuracyChartMessages, ChartMessages, GenreChartMessages } from '../chart-messages.ts'

const plural = pluralOf('hi')

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

const watchedRule = ({ minPercent, minPercentWhenEnded }: WatchedRule): string =>
  `देखा गया का मतलब है कम से कम ${minPercent}% चला, या कम से कम ${minPercentWhenEnded}% चलकर पूरा हुआ।`

const nothingRecommended = (period: string): string => `${period} कोई शीर्षक नहीं सुझाया गया।`

const frame: Omit<ChartMessages, 'heading' | 'marksLabel' | 'empty'> = {
  ranges: { '30d': '30 दिन', '90d': '90 दिन', '1y': '1 साल', all: 'सब' },
  rangeLegend: 'अवधि',
  showTable: 'तालिका के रूप में दिखाएँ',
  export: 'निर्यात करें',
  copyTable: 'तालिका के रूप में कॉपी करें',
  retry: 'फिर कोशिश करें',
  failed: 'चार्ट लोड नहीं हो सका।',
  stale: 'यह आख़िरी चार्ट है जो लोड हो सका।',
  changed: (period, sentence) => `${period}: ${sentence}`,
}

export const genre: GenreChartMessages = {
  ...frame,
  heading: 'शैली के अनुसार देखी गई फ़िल्में',
  movies: (count, said) => `${said} ${plural(count, { one: 'फ़िल्म', other: 'फ़िल्में' })}`,
  noGenre: (movies) => `${movies} देखी गईं, किसी की शैली पता नहीं।`,
  marksLabel: 'शैलियाँ',
  watched: 'देखी गईं',
  recommended: 'सुझाई गईं',
  share: 'देखी गई फ़िल्मों में हिस्सा',
  sortLegend: 'क्रम',
  sorts: { count: 'संख्या', name: 'नाम', difference: 'अंतर' },
  difference: ({ genre, watched, recommended, isMore }) =>
    recommended
      ? `${genre}: हमारे सुझावों से ${isMore ? 'ज़्यादा' : 'कम'} देखीं (${watched} बनाम ${recommended})।`
      : `${genre}: आपने ${watched} देखीं, हमने एक भी नहीं सुझाई।`,
  tableGenre: 'शैली',
  empty: (period) => `${period} कोई फ़िल्म नहीं देखी गई।`,
  nothingRecommended,
  genre: (genre) => GENRES[genre] ?? genre,
  other: (genres) => `अन्य (${genres} शैलियाँ)`,
  bar: ({ label, movies, share, recommended }) =>
    `${label}: ${movies}, आपकी फ़िल्मों का ${share}${recommended ? `; ${recommended} सुझाई गईं` : ''}`,
  sentence: ({ movies, genre, watched, rest }) =>
    `${genre} सबसे आगे: ${movies} में से ${watched}${rest && `; फिर ${rest}`}।`,
  rule: ({ movies, count, watched }) => `${movies}। ${RULES[count]} ${watchedRule(watched)}`,
  upTo: (day) => `${day} तक`,
  within: (days) => `${days} के दौरान`,
}

export const accuracy: AccuracyChartMessages = {
  ...frame,
  heading: 'सुझाए गए शीर्षक जो देखे गए',
  titles: (_, said) => `${said} शीर्षक`,
  periods: {
    '30d': 'पिछले 30 दिनों में',
    '90d': 'पिछले 90 दिनों में',
    '1y': 'पिछले साल में',
    all: 'अब तक',
  },
  marksLabel: 'दिखाए गए में से देखे गए',
  baseline: 'बदले में लोकप्रिय शीर्षक',
  overall: 'पूरी अवधि',
  trend: 'चार सप्ताह',
  columns: {
    shown: 'दिखाए गए',
    hits: 'देखे गए',
    rate: 'हिस्सा',
    interval: '95% अंतराल',
  },
  columnOf: { day: 'तारीख', slate: 'पंक्ति', position: 'स्थान', model: 'मॉडल', source: 'स्रोत' },
  measures: {
    watchShare: 'देखे गए शीर्षक जो सुझाए गए थे',
    clicks: 'क्लिक दर',
    reciprocalRank: 'MRR (10)',
    gain: 'NDCG (10)',
  },
  slates: {
    recommendations: 'सुझाए गए',
    'top-picks': 'आपके लिए ख़ास',
    'because-you-watched': 'क्योंकि आपने देखा',
    similar: 'इस जैसे और',
    trending: 'ट्रेंडिंग',
    popular: 'लोकप्रिय',
  },
  sources: {
    live: 'सिफ़ारिश सेवा',
    batch: 'पहले से तैयार',
    popular: 'लोकप्रिय',
    static: 'सबसे ज़्यादा रेटिंग',
    fallback: 'विकल्प',
  },
  empty: nothingRecommended,
  value: ({ hits, shown, rate }) => (rate ? `${rate} (${shown} में से ${hits})` : `${shown} में से ${hits}`),
  answers: (mean, _, said) => `${mean} (${said} जवाब)`,
  interval: (low, high) => `${low} से ${high}`,
  row: ({ label, hits, titles, rate, interval }) =>
    `${label}: ${titles} में से ${hits} देखे गए${rate ? `, ${rate}, ${interval}` : '; प्रतिशत के लिए बहुत कम'}`,
  sentence: ({ hits, titles, period, rate, isMine }) =>
    (isMine
      ? `हमने ${period} जो ${titles} सुझाए, उनमें से आपने ${hits} देखे`
      : `${period} सुझाए गए ${titles} में से ${hits} देखे गए`) + (rate ? ` (${rate})।` : '।'),
  rule: ({ days, watched, isGrouped }) =>
    `दिखाए जाने के ${days} दिनों के भीतर देखे गए शीर्षक गिने जाते हैं। ${watchedRule(watched)}${isGrouped ? ' कई दिनों में दिखाया गया शीर्षक हर दिन गिना जाता है।' : ''}`,
}
