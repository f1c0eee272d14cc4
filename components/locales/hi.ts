import type { Messages } from './types.ts'

const rating = new Intl.NumberFormat('hi', { maximumFractionDigits: 1 })
const percent = new Intl.NumberFormat('hi', { style: 'percent' })

export const messages: Messages = {
  recommendations: 'आपके लिए सुझाव',
  topPicks: 'आपके लिए सबसे अच्छे',
  trending: 'अभी ट्रेंडिंग',
  popular: 'लोकप्रिय',
  moreLikeThis: 'इसी तरह के और',
  moreLike: (title) => `${title} जैसे और`,
  becauseYouWatched: (title) => `क्योंकि आपने ${title} देखा`,
  becauseYouWatchedUnknown: 'आपने जो देखा उसके आधार पर',
  trendingReason: 'ट्रेंडिंग',
  popularReason: 'लोकप्रिय',
  promotedReason: 'ख़ास',
  numbered: (position) => `नंबर ${position}: `,
  rated: (average) => `रेटिंग 10 में से ${rating.format(average)}`,
  watched: (value) => `${percent.format(value / 100)} देखा गया`,
  previous: (heading) => `पिछला: ${heading}`,
  next: (heading) => `अगला: ${heading}`,
  like: (title) => `पसंद है: ${title}`,
  dislike: (title) => `मेरे लिए नहीं: ${title}`,
  removed: 'हटाया गया',
  removedItem: (title) => `${title} हटाया गया`,
  undo: 'वापस लाएँ',
  undoRemoval: (title) => `वापस लाएँ: ${title} हटाया गया था`,
  restoredItem: (title) => `${title} वापस आ गया`,
  details: 'विवरण देखें',
  loading: 'लोड हो रहा है',
  empty: 'अभी यहाँ दिखाने के लिए कुछ नहीं है।',
  error: 'यह लोड नहीं हो सका।',
  retry: 'फिर से कोशिश करें',
  stale: 'ऑफ़लाइन: पहले की सूची',
}
