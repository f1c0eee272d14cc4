import { pluralOf } from '../../locales/words.ts'
import type { WatchedRule } from '@intellistream/edge-api/contract'
import type { AccuracyChartMessages, ChartMessages, GenreChartMessages } from '../chart-messages.ts'

const plural = pluralOf('ar')

const RULES = {
  each: 'قد يُحسب الفيلم في عدة أنواع، لذلك قد يزيد مجموع النسب على 100٪.',
  split: 'الفيلم متعدد الأنواع يُحسب في كل منها بحصة متساوية.',
  primary: 'يُحسب الفيلم في نوعه الأول فقط.',
}

const GENRES: Record<string, string> = {
  Action: 'أكشن',
  Adventure: 'مغامرات',
  Animation: 'رسوم متحركة',
  Biography: 'سيرة ذاتية',
  Children: 'أطفال',
  Comedy: 'كوميديا',
  Crime: 'جريمة',
  Documentary: 'وثائقي',
  Drama: 'دراما',
  Family: 'عائلي',
  Fantasy: 'فانتازيا',
  'Film-Noir': 'فيلم نوار',
  History: 'تاريخي',
  Horror: 'رعب',
  IMAX: 'آيماكس',
  Music: 'موسيقى',
  Musical: 'استعراضي',
  Mystery: 'غموض',
  Romance: 'رومانسي',
  'Sci-Fi': 'خيال علمي',
  'Science Fiction': 'خيال علمي',
  Short: 'فيلم قصير',
  Sport: 'رياضي',
  'TV Movie': 'فيلم تلفزيوني',
  Thriller: 'إثارة',
  War: 'حربي',
  Western: 'غرب أمريكي',
}

const watchedRule = ({ minPercent, minPercentWhenEnded }: WatchedRule): string =>
  `يُعدّ العنوان مشاهَدًا إذا عُرض منه ${minPercent}٪ على الأقل، أو انتهى وقد عُرض منه ${minPercentWhenEnded}٪ على الأقل.`

const nothingRecommended = (period: string): string => `لم تُقترح عناوين ${period}.`

const frame: Omit<ChartMessages, 'heading' | 'marksLabel' | 'empty'> = {
  ranges: { '30d': '30 يومًا', '90d': '90 يومًا', '1y': 'سنة', all: 'الكل' },
  rangeLegend: 'الفترة',
  showTable: 'عرض كجدول',
  export: 'تصدير',
  copyTable: 'نسخ كجدول',
  retry: 'إعادة المحاولة',
  failed: 'تعذّر تحميل المخطط.',
  stale: 'هذا آخر مخطط أمكن تحميله.',
  changed: (period, sentence) => `${period}: ${sentence}`,
}

export const genre: GenreChartMessages = {
  ...frame,
  heading: 'الأفلام التي شوهدت حسب النوع',
  movies: (count, said) =>
    plural(count, {
      zero: 'لا أفلام',
      one: 'فيلم واحد',
      two: 'فيلمان',
      few: `${said} أفلام`,
      many: `${said} فيلمًا`,
      other: `${said} فيلم`,
    }),
  noGenre: (movies) => `${movies} بلا نوع معروف.`,
  marksLabel: 'الأنواع',
  watched: 'شوهدت',
  recommended: 'موصى بها',
  share: 'النسبة من الأفلام التي شوهدت',
  sortLegend: 'الترتيب',
  sorts: { count: 'العدد', name: 'الاسم', difference: 'الفرق' },
  difference: ({ genre, watched, recommended, isMore }) =>
    recommended
      ? `${genre}: شاهدت ${isMore ? 'أكثر' : 'أقل'} مما اقترحنا (${watched} مقابل ${recommended}).`
      : `${genre}: شاهدت ${watched} ولم نقترح أيًا منها.`,
  tableGenre: 'النوع',
  empty: (period) => `لم تُشاهد أفلام ${period}.`,
  nothingRecommended,
  genre: (genre) => GENRES[genre] ?? genre,
  other: (genres) =>
    `أخرى (${plural(genres, { two: 'نوعان', few: `${genres} أنواع`, many: `${genres} نوعًا`, other: `${genres} نوع` })})`,
  bar: ({ label, movies, share, recommended }) =>
    `${label}: ${movies}، ${share} من أفلامك${recommended ? `؛ الموصى بها: ${recommended}` : ''}`,
  sentence: ({ movies, genre, watched, rest }) =>
    `يتصدر ${genre} بعدد ${watched} من أصل ${movies}${rest && `؛ ثم ${rest}`}.`,
  rule: ({ movies, count, watched }) => `${movies}. ${RULES[count]} ${watchedRule(watched)}`,
  upTo: (day) => `حتى ${day}`,
  within: (days) => `في الفترة ${days}`,
}

export const accuracy: AccuracyChartMessages = {
  ...frame,
  heading: 'العناوين الموصى بها التي شوهدت',
  titles: (count, said) =>
    plural(count, {
      zero: 'لا عناوين',
      one: 'عنوان واحد',
      two: 'عنوانين',
      few: `${said} عناوين`,
      many: `${said} عنوانًا`,
      other: `${said} عنوان`,
    }),
  periods: {
    '30d': 'خلال آخر 30 يومًا',
    '90d': 'خلال آخر 90 يومًا',
    '1y': 'خلال السنة الماضية',
    all: 'حتى الآن',
  },
  marksLabel: 'ما شوهد مما عُرض',
  baseline: 'عناوين رائجة بدلًا منها',
  overall: 'الفترة كلها',
  trend: 'أربعة أسابيع',
  columns: {
    shown: 'عُرضت',
    hits: 'شوهدت',
    rate: 'النسبة',
    interval: 'مجال 95٪',
  },
  columnOf: { day: 'من', slate: 'الصف', position: 'الموضع', model: 'النموذج', source: 'المصدر' },
  measures: {
    watchShare: 'عناوين شوهدت وكانت مقترحة',
    clicks: 'نسبة النقر',
    reciprocalRank: 'MRR عند 10',
    gain: 'NDCG عند 10',
  },
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
  empty: nothingRecommended,
  value: ({ hits, shown, rate }) => (rate ? `${rate} (${hits} من ${shown})` : `${hits} من ${shown}`),
  answers: (mean, count, said) =>
    `${mean} (${plural(count, { zero: 'لا إجابات', one: 'إجابة واحدة', two: 'إجابتان', few: `${said} إجابات`, other: `${said} إجابة` })})`,
  interval: (low, high) => `من ${low} إلى ${high}`,
  row: ({ label, hits, titles, rate, interval }) =>
    `${label}: شوهد ${hits} من أصل ${titles}${rate ? `، ${rate}، ${interval}` : '؛ أقل من أن تُحسب نسبة'}`,
  sentence: ({ hits, titles, period, rate, isMine }) =>
    (isMine
      ? `شاهدت ${hits} من أصل ${titles} اقترحناها ${period}`
      : `شوهد ${hits} من أصل ${titles} اقتُرحت ${period}`) + (rate ? ` (${rate}).` : '.'),
  rule: ({ windowDays, days, watched, isGrouped }) =>
    `تُحسب العناوين التي شوهدت خلال ${plural(windowDays, { one: 'يوم واحد', two: 'يومين', few: `${days} أيام`, many: `${days} يومًا`, other: `${days} يوم` })} من عرضها. ${watchedRule(watched)}${isGrouped ? ' العنوان الذي عُرض في عدة أيام يُحسب في كل منها.' : ''}`,
}
