import type { Messages } from './types.ts'

const rating = new Intl.NumberFormat('ja', { maximumFractionDigits: 1 })
const percent = new Intl.NumberFormat('ja', { style: 'percent' })

export const messages: Messages = {
  recommendations: 'あなたへのおすすめ',
  topPicks: 'あなたにぴったりの作品',
  trending: '急上昇',
  popular: '人気',
  moreLikeThis: '似ている作品',
  moreLike: (title) => `「${title}」に似ている作品`,
  becauseYouWatched: (title) => `「${title}」を視聴したあなたへ`,
  becauseYouWatchedUnknown: '視聴履歴からのおすすめ',
  trendingReason: '急上昇',
  popularReason: '人気',
  promotedReason: '注目',
  numbered: (position) => `${position}位: `,
  rated: (average) => `評価 ${rating.format(average)}（10点満点）`,
  watched: (value) => `${percent.format(value / 100)} 視聴済み`,
  previous: (heading) => `前へ: ${heading}`,
  next: (heading) => `次へ: ${heading}`,
  like: (title) => `高く評価: ${title}`,
  dislike: (title) => `興味なし: ${title}`,
  removed: '削除しました',
  removedItem: (title) => `「${title}」を削除しました`,
  undo: '元に戻す',
  undoRemoval: (title) => `元に戻す: 「${title}」を削除しました`,
  restoredItem: (title) => `「${title}」を元に戻しました`,
  details: '詳細を見る',
  loading: '読み込み中',
  empty: '表示できる作品はまだありません。',
  error: '読み込めませんでした。',
  retry: '再試行',
  stale: 'オフライン: 以前のリスト',
}
