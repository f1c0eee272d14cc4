import { list, number, percent } from '../../locales/words.ts'
import type { AccuracyChartMessages } from '../is-accuracy-chart.messages.ts'

const PERIODS = {
  '30d': '過去30日間',
  '90d': '過去90日間',
  '1y': '過去1年間',
  all: 'これまで',
}

export const messages: AccuracyChartMessages = {
  heading: '視聴されたおすすめ作品',
  ranges: { '30d': '30日', '90d': '90日', '1y': '1年', all: 'すべて' },
  periods: PERIODS,
  rangeLegend: '期間',
  marksLabel: '表示に対する視聴',
  watched: '表示に対する視聴（95%区間つき）',
  baseline: '人気作品の場合',
  overall: '全期間',
  trend: '4週間',
  showTable: '表で表示',
  columns: {
    shown: '表示',
    hits: '視聴',
    rate: '割合',
    interval: '95%区間',
    baseline: '人気作品の場合',
  },
  columnOf: { day: '開始日', slate: 'レール', position: '位置', model: 'モデル', source: '提供元' },
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
  export: '書き出す',
  copyTable: '表としてコピー',
  retry: '再試行',
  failed: 'グラフを読み込めませんでした。',
  stale: '最後に読み込めたグラフを表示しています。',
  position: (position) => `${position}番目`,
  soFar: (label) => `${label}（途中）`,
  empty: (period) => `${period}におすすめした作品はありません。`,
  titles: list,
  value: ({ shown, hits, rate, locale }) => {
    const fraction = `${number(shown, locale)}本中${number(hits, locale)}本`
    return rate === undefined ? fraction : `${percent(rate, locale)}（${fraction}）`
  },
  interval: ({ low, high }, locale) => `${percent(low, locale)}〜${percent(high, locale)}`,
  row: ({ label, shown, hits, rate, interval, baselineRate, locale }) => {
    const counted = `${label}：${number(shown, locale)}本中${number(hits, locale)}本を視聴`
    if (rate === undefined) return `${counted}、割合を出すには少なすぎます`
    const between = interval
      ? `、${percent(interval.low, locale)}から${percent(interval.high, locale)}の間`
      : ''
    const popular = baselineRate === undefined ? '' : `、人気作品なら${percent(baselineRate, locale)}`
    return `${counted}、${percent(rate, locale)}${between}${popular}`
  },
  sentence: ({ report: { shown, hits, range }, scope, rate, locale }) => {
    const share = rate === undefined ? '' : `（${percent(rate, locale)}）`
    return scope === 'me'
      ? `${PERIODS[range]}におすすめした${number(shown, locale)}本のうち${number(hits, locale)}本を視聴しました${share}。`
      : `${PERIODS[range]}におすすめした${number(shown, locale)}本のうち${number(hits, locale)}本が視聴されました${share}。`
  },
  rule: (
    { windowDays, watchedRule: { minPercent, minPercentWhenEnded }, watches, watchShare },
    isGrouped,
    locale,
  ) =>
    [
      `表示から${number(windowDays, locale)}日以内に視聴された作品を数えます。`,
      `${minPercent}%以上再生したもの、または${minPercentWhenEnded}%以上再生して最後まで見たものを視聴とします。`,
      isGrouped && '複数の日に表示された作品は、それぞれの日に数えます。',
      watchShare !== undefined &&
        `視聴された${number(watches, locale)}本のうち${percent(watchShare, locale)}がおすすめしたものでした。`,
    ]
      .filter(Boolean)
      .join(''),
  changed: (period, sentence) => `${period}：${sentence}`,
}
