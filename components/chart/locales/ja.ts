import type { WatchedRule } from '@intellistream/edge-api/contract'
import type { AccuracyChartMessages, ChartMessages, GenreChartMessages } from '../chart-messages.ts'

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

const watchedRule = ({ minPercent, minPercentWhenEnded }: WatchedRule): string =>
  `${minPercent}%以上再生したもの、または${minPercentWhenEnded}%以上再生して最後まで見たものを視聴済みとします。`

const nothingRecommended = (period: string): string => `${period}におすすめした作品はありません。`

const frame: Omit<ChartMessages, 'heading' | 'marksLabel' | 'empty'> = {
  ranges: { '30d': '30日', '90d': '90日', '1y': '1年', all: 'すべて' },
  rangeLegend: '期間',
  showTable: '表で表示',
  export: '書き出す',
  copyTable: '表としてコピー',
  retry: '再試行',
  failed: 'グラフを読み込めませんでした。',
  stale: '最後に読み込めたグラフを表示しています。',
  changed: (period, sentence) => `${period}：${sentence}`,
}

export const genre: GenreChartMessages = {
  ...frame,
  heading: 'ジャンル別の視聴本数',
  movies: (_, said) => `${said}本`,
  noGenre: (movies) => `${movies}を視聴、ジャンル情報はありません。`,
  marksLabel: 'ジャンル',
  watched: '視聴済み',
  recommended: 'おすすめ',
  share: '視聴した映画に占める割合',
  sortLegend: '並び順',
  sorts: { count: '本数', name: '名前', difference: '差' },
  difference: ({ genre, watched, recommended, isMore }) =>
    recommended
      ? `${genre}はおすすめより${isMore ? '多く' : '少なく'}視聴されました（${watched}本対${recommended}本）。`
      : `${genre}は${watched}本視聴されましたが、おすすめしたものはありません。`,
  tableGenre: 'ジャンル',
  empty: (period) => `${period}に視聴した映画はありません。`,
  nothingRecommended,
  genre: (genre) => GENRES[genre] ?? genre,
  other: (genres) => `その他（${genres}ジャンル）`,
  bar: ({ label, movies, share, recommended }) =>
    `${label}：${movies}、視聴全体の${share}${recommended ? `、おすすめは${recommended}本` : ''}`,
  sentence: ({ movies, genre, watched, rest }) =>
    `最も多いのは${genre}で、${movies}中${watched}本${rest && `、次いで${rest}`}です。`,
  rule: ({ movies, count, watched }) => `計${movies}。${RULES[count]}${watchedRule(watched)}`,
  upTo: (day) => `${day}まで`,
  within: (days) => days,
}

export const accuracy: AccuracyChartMessages = {
  ...frame,
  heading: '視聴されたおすすめ作品',
  titles: (_, said) => `${said}本`,
  periods: {
    '30d': '過去30日間',
    '90d': '過去90日間',
    '1y': '過去1年間',
    all: 'これまで',
  },
  marksLabel: '表示に対する視聴',
  baseline: '人気作品の場合',
  overall: '全期間',
  trend: '4週間',
  columns: {
    shown: '表示',
    hits: '視聴',
    rate: '割合',
    interval: '95%区間',
  },
  columnOf: { day: '開始日', slate: 'レール', position: '位置', model: 'モデル', source: '提供元' },
  measures: {
    watchShare: '視聴された作品のうちおすすめしたもの',
    clicks: 'クリック率',
    reciprocalRank: 'MRR（10件）',
    gain: 'NDCG（10件）',
  },
  slates: {
    recommendations: 'おすすめ',
    'top-picks': 'あなたへのイチオシ',
    'because-you-watched': '視聴履歴から',
    similar: '類似作品',
    trending: '話題',
    popular: '人気',
  },
  sources: {
    live: 'レコメンダー',
    batch: '事前作成',
    popular: '人気',
    static: '評価数順',
    fallback: '代替',
  },
  empty: nothingRecommended,
  value: ({ hits, shown, rate }) => (rate ? `${rate}（${shown}本中${hits}本）` : `${shown}本中${hits}本`),
  answers: (mean, _, said) => `${mean}（回答${said}件）`,
  interval: (low, high) => `${low}〜${high}`,
  row: ({ label, hits, titles, rate, interval }) =>
    `${label}：${titles}中${hits}本を視聴${rate ? `、${rate}、${interval}` : '、割合を出すには少なすぎます'}`,
  sentence: ({ hits, titles, period, rate, isMine }) =>
    `${period}におすすめした${titles}のうち${hits}本${isMine ? 'を視聴しました' : 'が視聴されました'}${rate ? `（${rate}）` : ''}。`,
  rule: ({ days, watched, isGrouped }) =>
    `表示から${days}日以内に視聴された作品を数えます。${watchedRule(watched)}${isGrouped ? '複数の日に表示された作品は、それぞれの日に数えます。' : ''}`,
}
