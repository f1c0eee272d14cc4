import { pluralOf, day, days, list, number, percent } from '../../locales/words.ts'
import type { GenreChartMessages } from '../is-genre-chart.messages.ts'

const plural = pluralOf('ar')

const movies = (value: number, locale: string): string => {
  const count = number(value, locale)
  return plural(value, {
    zero: 'لا أفلام',
    one: 'فيلم واحد',
    two: 'فيلمان',
    few: `${count} أفلام`,
    many: `${count} فيلمًا`,
    other: `${count} فيلم`,
  })
}

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

export const messages: GenreChartMessages = {
  heading: 'الأفلام التي شوهدت حسب النوع',
  ranges: { '30d': '30 يومًا', '90d': '90 يومًا', '1y': 'سنة', all: 'الكل' },
  rangeLegend: 'الفترة',
  marksLabel: 'الأنواع',
  watched: 'شوهدت',
  recommended: 'موصى بها',
  share: 'النسبة من الأفلام التي شوهدت',
  showTable: 'عرض كجدول',
  sortLegend: 'الترتيب',
  sorts: { count: 'العدد', name: 'الاسم', difference: 'الفرق' },
  difference: ({ genre, watched, recommended = 0, locale }) =>
    watched > recommended
      ? `${genre}: شاهدت أكثر مما اقترحنا (${number(watched, locale)} مقابل ${number(recommended, locale)}).`
      : `${genre}: شاهدت أقل مما اقترحنا (${number(watched, locale)} مقابل ${number(recommended, locale)}).`,
  tableGenre: 'النوع',
  export: 'تصدير',
  copyTable: 'نسخ كجدول',
  retry: 'إعادة المحاولة',
  failed: 'تعذّر تحميل المخطط.',
  stale: 'هذا آخر مخطط أمكن تحميله.',
  empty: (period) => `لم تُشاهد أفلام ${period}.`,
  genre: (genre) => GENRES[genre] ?? genre,
  other: (genres) =>
    `أخرى (${plural(genres, { two: 'نوعان', few: `${genres} أنواع`, many: `${genres} نوعًا`, other: `${genres} نوع` })})`,
  bar: ({ label, watched, share, recommended, locale }) => {
    const compared = recommended === undefined ? '' : `؛ الموصى بها: ${number(recommended, locale)}`
    return `${label}: ${movies(watched, locale)}، ${percent(share, locale)} من أفلامك${compared}`
  },
  titles: list,
  sentence: ({ movies: total, leaders: [first, ...others], locale }) => {
    if (!first) return total === 0 ? '' : `${movies(total, locale)} بلا نوع معروف.`
    const rest = others.map(({ genre, watched }) => `${genre} ${number(watched, locale)}`)
    const then = rest.length === 0 ? '' : `؛ ثم ${list(rest, locale)}`
    return `يتصدر ${first.genre} بعدد ${number(first.watched, locale)} من أصل ${movies(total, locale)}${then}.`
  },
  rule: ({ movies: total, count, watched, locale }) =>
    `${movies(total, locale)}. ${RULES[count]} يُعدّ الفيلم مشاهَدًا إذا عُرض منه ${watched.minPercent}٪ على الأقل، أو انتهى وقد عُرض منه ${watched.minPercentWhenEnded}٪ على الأقل.`,
  period: ({ from, to, range, locale }) =>
    range === 'all' || from === null ? `حتى ${day(to, locale)}` : `في الفترة ${days(from, to, locale)}`,
  changed: (period, sentence) => `${period}: ${sentence}`,
}
