import { day, days, list, number, percent } from '../../locales/words.ts'
import type { GenreChartMessages } from '../is-genre-chart.messages.ts'

// Japanese has one form for every number.
const movies = (value: number, locale: string): string => `${number(value, locale)}本`

const RULES = {
  each: '1本の映画が複数のジャンルに数えられるため、割合の合計は100%を超えることがあります。',
  split: '複数のジャンルの映画は、それぞれに均等に分けて数えます。',
  primary: '映画は最初のジャンルだけに数えます。',
}

const GENRES: Record<string, string> = {
  Action: 'アクション',
  Adventure: 'アドベンチャー',
  Animation: 'アニメーション',
  Biography: '伝記',
  Children: 'キッズ',
  Comedy: 'コメディ',
  Crime: '犯罪',
  Documentary: 'ドキュメンタリー',
  Drama: 'ドラマ',
  Family: 'ファミリー',
  Fantasy: 'ファンタジー',
  'Film-Noir': 'フィルム・ノワール',
  History: '歴史',
  Horror: 'ホラー',
  Music: '音楽',
  Musical: 'ミュージカル',
  Mystery: 'ミステリー',
  Romance: 'ロマンス',
  'Sci-Fi': 'SF',
  'Science Fiction': 'SF',
  Short: '短編',
  Sport: 'スポーツ',
  'TV Movie': 'テレビ映画',
  Thriller: 'スリラー',
  War: '戦争',
  Western: '西部劇',
}

export const messages: GenreChartMessages = {
  heading: 'ジャンル別の視聴本数',
  ranges: { '30d': '30日', '90d': '90日', '1y': '1年', all: 'すべて' },
  rangeLegend: '期間',
  marksLabel: 'ジャンル',
  watched: '視聴済み',
  recommended: 'おすすめ',
  share: '視聴した映画に占める割合',
  showTable: '表で表示',
  sortLegend: '並び順',
  sorts: { count: '本数', name: '名前', difference: '差' },
  difference: ({ genre, watched, recommended = 0, locale }) =>
    watched > recommended
      ? `${genre}はおすすめより多く視聴されました（${number(watched, locale)}本対${number(recommended, locale)}本）。`
      : `${genre}はおすすめより少なく視聴されました（${number(watched, locale)}本対${number(recommended, locale)}本）。`,
  tableGenre: 'ジャンル',
  export: '書き出す',
  copyTable: '表としてコピー',
  retry: '再試行',
  failed: 'グラフを読み込めませんでした。',
  stale: '最後に読み込めたグラフを表示しています。',
  empty: (period) => `${period}に視聴した映画はありません。`,
  genre: (genre) => GENRES[genre] ?? genre,
  other: (genres) => `その他（${genres}ジャンル）`,
  bar: ({ label, watched, share, recommended, locale }) => {
    const compared = recommended === undefined ? '' : `、おすすめは${movies(recommended, locale)}`
    return `${label}：${movies(watched, locale)}、視聴全体の${percent(share, locale)}${compared}`
  },
  titles: list,
  sentence: ({ movies: total, leaders: [first, ...others], locale }) => {
    if (!first) return total === 0 ? '' : `${movies(total, locale)}を視聴、ジャンル情報はありません。`
    const rest = others.map(({ genre, watched }) => `${genre}${movies(watched, locale)}`)
    const then = rest.length === 0 ? '' : `、次いで${list(rest, locale)}`
    return `最も多いのは${first.genre}で、${movies(total, locale)}中${movies(first.watched, locale)}${then}です。`
  },
  rule: ({ movies: total, count, watched, locale }) =>
    `計${movies(total, locale)}。${RULES[count]}${watched.minPercent}%以上再生したもの、または${watched.minPercentWhenEnded}%以上再生して最後まで見たものを視聴済みとします。`,
  period: ({ from, to, range, locale }) =>
    range === 'all' || from === null ? `${day(to, locale)}まで` : `${days(from, to, locale)}`,
  changed: (period, sentence) => `${period}：${sentence}`,
}
