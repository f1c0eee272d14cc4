import type { Messages } from './types.ts'

const rating = new Intl.NumberFormat('ar', { maximumFractionDigits: 1 })
const percent = new Intl.NumberFormat('ar', { style: 'percent' })

export const messages: Messages = {
  recommendations: 'موصى به لك',
  topPicks: 'أفضل الاختيارات لك',
  trending: 'الرائج الآن',
  popular: 'الأكثر شعبية',
  moreLikeThis: 'أعمال مشابهة',
  moreLike: (title) => `أعمال مشابهة لـ ${title}`,
  becauseYouWatched: (title) => `لأنك شاهدت ${title}`,
  becauseYouWatchedUnknown: 'بناءً على ما شاهدته',
  trendingReason: 'رائج',
  popularReason: 'شائع',
  promotedReason: 'مميز',
  numbered: (position) => `رقم ${position}: `,
  rated: (average) => `التقييم ${rating.format(average)} من 10`,
  watched: (value) => `تمت مشاهدة ${percent.format(value / 100)}`,
  previous: (heading) => `السابق: ${heading}`,
  next: (heading) => `التالي: ${heading}`,
  like: (title) => `أعجبني: ${title}`,
  dislike: (title) => `ليس لي: ${title}`,
  removed: 'تمت الإزالة',
  removedItem: (title) => `تمت إزالة ${title}`,
  undo: 'تراجع',
  undoRemoval: (title) => `تراجع: تمت إزالة ${title}`,
  restoredItem: (title) => `عاد ${title}`,
  details: 'عرض التفاصيل',
  loading: 'جارٍ التحميل',
  empty: 'لا يوجد ما يُعرض هنا بعد.',
  error: 'تعذّر التحميل.',
  retry: 'إعادة المحاولة',
  stale: 'بلا اتصال: قائمة سابقة',
}
