import { list, number, percent, pluralOf } from '../../locales/words.ts'
import type { AccuracyChartMessages } from '../is-accuracy-chart.messages.ts'

const plural = pluralOf('hi')

const titles = (value: number, locale: string): string =>
  `${number(value, locale)} ${plural(value, { other: 'शीर्षक' })}`

const PERIODS = {
  '30d': 'पिछले 30 दिनों में',
  '90d': 'पिछले 90 दिनों में',
  '1y': 'पिछले साल में',
  all: 'अब तक',
}

export const messages: AccuracyChartMessages = {
  heading: 'सुझाए गए शीर्षक जो देखे गए',
  ranges: { '30d': '30 दिन', '90d': '90 दिन', '1y': '1 साल', all: 'सब' },
  periods: PERIODS,
  rangeLegend: 'अवधि',
  marksLabel: 'दिखाए गए में से देखे गए',
  watched: 'दिखाए गए में से देखे गए, 95% अंतराल के साथ',
  baseline: 'बदले में लोकप्रिय शीर्षक',
  overall: 'पूरी अवधि',
  trend: 'चार सप्ताह',
  showTable: 'तालिका के रूप में दिखाएँ',
  columns: {
    shown: 'दिखाए गए',
    hits: 'देखे गए',
    rate: 'हिस्सा',
    interval: '95% अंतराल',
    baseline: 'बदले में लोकप्रिय शीर्षक',
  },
  columnOf: { day: 'तारीख', slate: 'पंक्ति', position: 'स्थान', model: 'मॉडल', source: 'स्रोत' },
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
  export: 'निर्यात करें',
  copyTable: 'तालिका के रूप में कॉपी करें',
  retry: 'फिर कोशिश करें',
  failed: 'चार्ट लोड नहीं हो सका।',
  stale: 'यह आख़िरी चार्ट है जो लोड हो सका।',
  position: (position) => `स्थान ${position}`,
  soFar: (label) => `${label}, अब तक`,
  empty: (period) => `${period} कोई शीर्षक नहीं सुझाया गया।`,
  titles: list,
  value: ({ shown, hits, rate, locale }) => {
    const fraction = `${number(shown, locale)} में से ${number(hits, locale)}`
    return rate === undefined ? fraction : `${percent(rate, locale)} (${fraction})`
  },
  interval: ({ low, high }, locale) => `${percent(low, locale)} से ${percent(high, locale)}`,
  row: ({ label, shown, hits, rate, interval, baselineRate, locale }) => {
    const counted = `${label}: ${titles(shown, locale)} में से ${number(hits, locale)} देखे गए`
    if (rate === undefined) return `${counted}; प्रतिशत के लिए बहुत कम`
    const between = interval
      ? `, ${percent(interval.low, locale)} और ${percent(interval.high, locale)} के बीच`
      : ''
    const popular =
      baselineRate === undefined ? '' : `; लोकप्रिय शीर्षकों का ${percent(baselineRate, locale)} होता`
    return `${counted}, ${percent(rate, locale)}${between}${popular}`
  },
  sentence: ({ report: { shown, hits, range }, scope, rate, locale }) => {
    const share = rate === undefined ? '' : ` (${percent(rate, locale)})`
    return scope === 'me'
      ? `हमने ${PERIODS[range]} जो ${titles(shown, locale)} सुझाए, उनमें से आपने ${number(hits, locale)} देखे${share}।`
      : `${PERIODS[range]} सुझाए गए ${titles(shown, locale)} में से ${number(hits, locale)} देखे गए${share}।`
  },
  rule: (
    { windowDays, watchedRule: { minPercent, minPercentWhenEnded }, watches, watchShare },
    isGrouped,
    locale,
  ) =>
    [
      `दिखाए जाने के ${number(windowDays, locale)} ${plural(windowDays, { other: 'दिनों' })} के भीतर देखे गए शीर्षक गिने जाते हैं।`,
      `देखा गया का मतलब है कम से कम ${minPercent}% चला, या कम से कम ${minPercentWhenEnded}% चलकर पूरा हुआ।`,
      isGrouped && 'कई दिनों में दिखाया गया शीर्षक हर दिन गिना जाता है।',
      watchShare !== undefined &&
        `देखे गए ${titles(watches, locale)} में से ${percent(watchShare, locale)} सुझाए गए थे।`,
    ]
      .filter(Boolean)
      .join(' '),
  changed: (period, sentence) => `${period}: ${sentence}`,
}
