import { list, number, percent, pluralOf } from '../../locales/words.ts'
import type { AccuracyChartMessages } from '../is-accuracy-chart.messages.ts'

const plural = pluralOf('ar')

const titles = (value: number, locale: string): string => {
  const count = number(value, locale)
  return plural(value, {
    zero: 'لا عناوين',
    one: 'عنوان واحد',
    two: 'عنوانين',
    few: `${count} عناوين`,
    many: `${count} عنوانًا`,
    other: `${count} عنوان`,
  })
}

const PERIODS = {
  '30d': 'خلال آخر 30 يومًا',
  '90d': 'خلال آخر 90 يومًا',
  '1y': 'خلال السنة الماضية',
  all: 'حتى الآن',
}

export const messages: AccuracyChartMessages = {
  heading: 'العناوين الموصى بها التي شوهدت',
  ranges: { '30d': '30 يومًا', '90d': '90 يومًا', '1y': 'سنة', all: 'الكل' },
  periods: PERIODS,
  rangeLegend: 'الفترة',
  marksLabel: 'ما شوهد مما عُرض',
  watched: 'ما شوهد مما عُرض، مع مجال 95٪',
  baseline: 'عناوين رائجة بدلًا منها',
  overall: 'الفترة كلها',
  trend: 'أربعة أسابيع',
  showTable: 'عرض كجدول',
  columns: {
    shown: 'عُرضت',
    hits: 'شوهدت',
    rate: 'النسبة',
    interval: 'مجال 95٪',
    baseline: 'عناوين رائجة بدلًا منها',
  },
  columnOf: { day: 'من', slate: 'الصف', position: 'الموضع', model: 'النموذج', source: 'المصدر' },
  slates: {
    recommendations: 'موصى به',
    'top-picks': 'أفضل الاختيارات لك',
    'because-you-watched': 'لأنك شاهدت',
    similar: 'المزيد من هذا القبيل',
    trending: 'الرائج الآن',
    popular: 'الأكثر شعبية',
  },
  sources: {
    live: 'محرك التوصيات',
    batch: 'مُعد مسبقًا',
    popular: 'رائج',
    static: 'الأكثر تقييمًا',
    fallback: 'بديل',
  },
  export: 'تصدير',
  copyTable: 'نسخ كجدول',
  retry: 'إعادة المحاولة',
  failed: 'تعذّر تحميل المخطط.',
  stale: 'هذا آخر مخطط أمكن تحميله.',
  position: (position) => `الموضع ${position}`,
  soFar: (label) => `${label}، حتى الآن`,
  empty: (period) => `لم تُقترح عناوين ${period}.`,
  titles: list,
  value: ({ shown, hits, rate, locale }) => {
    const fraction = `${number(hits, locale)} من ${number(shown, locale)}`
    return rate === undefined ? fraction : `${percent(rate, locale)} (${fraction})`
  },
  interval: ({ low, high }, locale) => `من ${percent(low, locale)} إلى ${percent(high, locale)}`,
  row: ({ label, shown, hits, rate, interval, baselineRate, locale }) => {
    const counted = `${label}: شوهد ${number(hits, locale)} من أصل ${titles(shown, locale)}`
    if (rate === undefined) return `${counted}؛ أقل من أن تُحسب نسبة`
    const between = interval
      ? `، بين ${percent(interval.low, locale)} و${percent(interval.high, locale)}`
      : ''
    const popular =
      baselineRate === undefined ? '' : `؛ والعناوين الرائجة كانت ستحقق ${percent(baselineRate, locale)}`
    return `${counted}، ${percent(rate, locale)}${between}${popular}`
  },
  sentence: ({ report: { shown, hits, range }, scope, rate, locale }) => {
    const share = rate === undefined ? '' : ` (${percent(rate, locale)})`
    return scope === 'me'
      ? `شاهدت ${number(hits, locale)} من أصل ${titles(shown, locale)} اقترحناها ${PERIODS[range]}${share}.`
      : `شوهد ${number(hits, locale)} من أصل ${titles(shown, locale)} اقتُرحت ${PERIODS[range]}${share}.`
  },
  rule: (
    { windowDays, watchedRule: { minPercent, minPercentWhenEnded }, watches, watchShare },
    isGrouped,
    locale,
  ) =>
    [
      `تُحسب العناوين التي شوهدت خلال ${plural(windowDays, { one: 'يوم واحد', two: 'يومين', few: `${number(windowDays, locale)} أيام`, many: `${number(windowDays, locale)} يومًا`, other: `${number(windowDays, locale)} يوم` })} من عرضها.`,
      `يُعدّ العنوان مشاهَدًا إذا عُرض منه ${minPercent}٪ على الأقل، أو انتهى وقد عُرض منه ${minPercentWhenEnded}٪ على الأقل.`,
      isGrouped && 'العنوان الذي عُرض في عدة أيام يُحسب في كل منها.',
      watchShare !== undefined &&
        `من ${titles(watches, locale)} شوهدت، كان ${percent(watchShare, locale)} مقترحًا.`,
    ]
      .filter(Boolean)
      .join(' '),
  changed: (period, sentence) => `${period}: ${sentence}`,
}
