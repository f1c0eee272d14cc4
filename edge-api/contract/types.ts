// The wire, v1: what the API and the elements say to each other, as plain interfaces.
// A leaf: it imports nothing, so that both sides can depend on it. `…At` is ISO 8601 UTC.

/** An error answer, `application/problem+json` (RFC 9457). */
export interface Problem {
  /** A URI that names the kind of problem, for example `https://intellistream.dev/problems/invalid-request`. */
  type: string
  title: string
  status: number
  /** What failed and what to do, for a person. Never a token, a body or a user's data. */
  detail: string
  /** What to quote when asking the operator; also in the `x-request-id` header. */
  requestId: string
  /** The fields at fault, when the request was invalid. */
  errors?: FieldError[]
  /** Seconds to wait before trying again, when waiting helps; also in `Retry-After`. */
  retryAfterSeconds?: number
}

export interface FieldError {
  /** Where the field is: `query.limit`, `slates[2].kind`. */
  field: string
  /** What is wrong with the value. */
  fault: string
  /** What would be right: `a whole number from 1 to 50`. */
  allowed: string
}

export type SlateKind =
  'recommendations' | 'top-picks' | 'because-you-watched' | 'similar' | 'trending' | 'popular'

/** The rung of the fallback ladder that produced a slate; everything but `live` is degraded. */
export type SlateSource = 'live' | 'stale' | 'batch' | 'popular' | 'static'

export type Reaction = 'like' | 'dislike'

export interface Rating {
  /** 0..10. */
  average: number
  count: number
}

export interface Poster {
  src: string
  srcset?: string
  /** Intrinsic size of `src` in CSS pixels; the card keeps this aspect before the picture arrives. */
  width: number
  height: number
  /** `#rgb` or `#rrggbb`, shown until the picture is painted. */
  color?: string
}

/** Why an item is in the slate. Given only where it is true. */
export type Reason =
  | { kind: 'becauseYouWatched'; itemId: string; title: string }
  | { kind: 'moreLike'; itemId: string; title: string }
  | { kind: 'trending' }
  | { kind: 'popular' }
  | { kind: 'promoted' }

/** One item, ready to paint. Public answers never carry `reaction` or `watchedPercent`. */
export interface Card {
  itemId: string
  /** 1-based place in the slate. */
  position: number
  /** Relative certainty as the recommender gave it; absent where the recipe has none. */
  score?: number
  title: string
  year?: number
  genres: string[]
  rating?: Rating
  poster: Poster | null
  /** Where the card links to, or null when the page decides (`href-template`). */
  href: string | null
  reason?: Reason
  reaction?: Reaction
  /** 0..100, of the title's unique seconds. */
  watchedPercent?: number
}

export interface Slate {
  kind: SlateKind
  /** Sent back with events, so that watching can be joined to showing. At most 40 characters. */
  recommendationId: string
  source: SlateSource
  /** True when `source` is anything but `live`. */
  degraded: boolean
  generatedAt: string
  /** The item the slate is about, for `similar` and `because-you-watched`. */
  anchor: Card | null
  /** Asks for what follows in the same answer; null at its end. */
  nextCursor: string | null
  /** Notices that must be shown with the items; absent when none must. */
  attribution?: string[]
  explanation?: SlateExplanation
  /** In order of position; empty when there is nothing to show. */
  items: Card[]
}

/** How a slate came about: for operators, and for everybody in local mode, when asked for by `debug`. */
export interface SlateExplanation {
  /** Who the recommender was asked about. */
  userId: string
  /** Where that id comes from: `mappings/users/<sub>.json`, the token itself, or the one user of public answers. */
  mapping: 'mapped' | 'token' | 'public'
  /** What was asked: the ARN of a recommender or campaign, and of the filter; null when none is. */
  recommender: string | null
  filter: string | null
  /** The filter of items that are promoted; what puts the answer in the user's own order; null when none does. */
  promotion: string | null
  ranking: string | null
  /** What is known of the request, and what of it the recommender was told, by its own columns. */
  context: { known: Record<string, string>; told: Record<string, string> }
  /** Whose batch it is; null where the answer is no batch, as what answers live is named above. */
  model: string | null
  /** `held`: an earlier answer was given again. */
  cache: 'none' | 'held'
  /** The rungs tried, in order; the last one answered. */
  rungs: { rung: SlateSource; outcome: string; tookMs: number }[]
  /** What the request has waited for so far, by dependency. */
  spentMs: Record<string, number>
  /** What became of the items of the answer that were looked at. */
  items: { answered: number; shown: number; hidden: Record<string, number> }
}

/** What one rail of a page asks for. */
export interface SlateRequest {
  /** The page's own name for it, 1..64 characters, unique in the request; comes back with the slate. */
  id: string
  kind: SlateKind
  /** 1..50. */
  limit: number
  /** The anchor; required by `similar`, optional for `because-you-watched`. */
  itemId?: string
  genre?: string
  /** Ids already on the page, at most 500. */
  exclude?: string[]
  cursor?: string
}

/** `POST /v1/slates`, sent as `text/plain` so that no preflight is needed. */
export interface SlatesRequest {
  /** A Cognito access token or our anonymous token. Without one an anonymous session is opened and returned. */
  token?: string
  /** BCP 47. */
  locale: string
  /** IANA zone name. */
  timeZone?: string
  /** 1..12, answered in this order. */
  slates: SlateRequest[]
  /** Whether no item may occur twice across the slates; earlier slates win. Default true. */
  dedupe?: boolean
}

export type SlateResult = { id: string; slate: Slate } | { id: string; problem: Problem }

export interface SlatesAnswer {
  session: Session
  /** In the order asked. */
  slates: SlateResult[]
}

export interface SessionRequest {
  /** A Cognito access token, for a signed-in user. */
  token?: string
  /** The anonymous token held so far: kept alive, or linked to the signed-in user, once. */
  anonymousToken?: string
}

export interface Session {
  /** Only for anonymous users. */
  anonymousToken?: string
  anonymousExpiresAt?: string
  /** Write-only: it may add events for its own subject and nothing else. */
  ingestToken: string
  ingestExpiresAt: string
  /** Changes when the subject changes; says nothing about who it is. Partitions queues and caches. */
  subjectKey: string
}

export type EventType = 'watch' | 'click' | 'like' | 'dislike' | 'clear' | 'impression'

/** One thing that happened, as the client saw it. */
export interface ClientEvent {
  /** UUID v7, made by the client: a repeated id is counted once, everywhere. */
  eventId: string
  eventType: EventType
  /** Absent only for `impression`. */
  itemId?: string
  occurredAt: string
  /** One visit. */
  sessionId: string
  /** One playing of one item; required for `watch`, the later event of the same playId replaces the earlier. */
  playId?: string
  recommendationId?: string
  slateKind?: SlateKind
  /** 1-based. */
  position?: number
  /** Unique seconds played, for `watch`. */
  watchedSeconds?: number
  /** Whole length, for `watch`. */
  durationSeconds?: number
  /** Whether the player reached the end, for `watch`. */
  ended?: boolean
  /** Ids that were visible together, 1..25, for `impression`. */
  impression?: string[]
  /** 1-based places of the ids of `impression` in their slate, in the same order. */
  positions?: number[]
  /** `off` keeps a reaction functional without forwarding or training on it. Default `user`. */
  tracking?: Tracking
}

export type Tracking = 'off' | 'session' | 'user'

/** `POST /v1/events`, sent as `text/plain`. */
export interface Parcel {
  /** The ingest token. */
  token: string
  /** UUID v7; the same id with the same events is stored once. */
  batchId: string
  sentAt: string
  /** Events that the client had to drop since its last parcel, by reason. */
  dropped: Record<string, number>
  /** 1..50. */
  events: ClientEvent[]
}

export type EventVerdict = 'accepted' | 'duplicate' | 'rejected'

export interface EventResult {
  eventId: string
  status: EventVerdict
  /** Why it was rejected: `invalid`, `too_large`, `too_old`, `unknown_item`, `erased`. */
  code?: string
}

export interface ParcelAnswer {
  batchId: string
  /** One entry an event, in the order sent. */
  results: EventResult[]
}

/** One item in full. */
export interface ItemDetails extends Card {
  overview: string | null
  runtimeMinutes: number | null
  backdrop: Poster | null
  /** Notices that must be shown with the data, for example TMDB's. */
  attribution: string[]
}

export type AnalyticsRange = '30d' | '90d' | '1y' | 'all'
export type GenreCount = 'each' | 'split' | 'primary'
export type GenreComparison = 'none' | 'recommended'

export interface GenreEntry {
  /** The genre's key, in the catalog's own vocabulary. */
  genre: string
  /** Movies watched, by the counting rule; a fraction only under `split`. */
  watched: number
  /** watched / movies, 0..1; under `each` shares can add up to more than 1. */
  share: number
  /** Movies recommended (shown), by the same rule; absent when no comparison was asked. */
  recommended?: number
  /** Up to 3 titles, last watched first. */
  titles: string[]
}

export interface GenreReport {
  range: AnalyticsRange
  count: GenreCount
  compare: GenreComparison
  timeZone: string
  /** First and last day of the range in that zone, `YYYY-MM-DD`; `from` is null for `all` without history. */
  from: string | null
  to: string
  /** Distinct movies watched in the range. */
  movies: number
  /** Watched movies that have no genre; part of `movies`. */
  withoutGenre: number
  /** The rule for Watched, so that it can be stated where the numbers are shown. */
  watchedRule: WatchedRule
  /** Watched descending, then genre ascending by code unit; genres recommended and never watched included. */
  genres: GenreEntry[]
}

/** At least `minPercent` of the unique seconds, or ended with at least `minPercentWhenEnded`. */
export interface WatchedRule {
  minPercent: number
  minPercentWhenEnded: number
}

/** `source`: the rung that answered; a stale answer counts as the live one that it was. */
export type AccuracyGrouping = 'day' | 'slate' | 'position' | 'model' | 'source'

export interface AccuracyPoint {
  /** The day, slate kind, position, model id or source. */
  key: string
  /** Items shown; each counts once for each day and person. */
  shown: number
  /** Of those, watched within the window. */
  hits: number
  /** hits / shown, 0..1; absent below 20 shown. */
  hitRate?: number
  /** Wilson 95 % interval of the hit rate; absent below 20 shown. */
  interval?: { low: number; high: number }
  /** Hits that popular items would have had over the same days. */
  baselineHits?: number
  /** Whether the window of some shown items has not ended. */
  incomplete: boolean
  /** Titles that were watched, last shown first, at most 10; the caller's own report only. */
  titles?: string[]
}

/** Of the first ten places of the answers that were seen, by what was watched of them within the window. */
export interface AnswerRanking {
  answers: number
  /** 0..1. */
  meanReciprocalRankAt10: number
  /** 0..1. */
  ndcgAt10: number
}

export interface AccuracyReport {
  range: AnalyticsRange
  by: AccuracyGrouping
  timeZone: string
  /** Days after an impression in which watching counts. Default 14. */
  windowDays: number
  shown: number
  hits: number
  /** Hits that popular items would have had in the same places; of the whole site only. */
  baselineHits?: number
  /** Items shown that were clicked; of the whole site only. */
  clicked?: number
  /** clicked / shown, 0..1, with its Wilson 95 % interval; absent below 20 shown. */
  clickRate?: number
  clickRateInterval?: { low: number; high: number }
  /** How well answers were ordered; of the whole site only. */
  ranking?: AnswerRanking
  /** All watches in the range, and the share of them that were hits. */
  watches: number
  watchShare?: number
  /** The watches of that share. */
  recommendedWatches?: number
  /** Wilson 95 % interval of the watch share; absent with it, below 20 watches. */
  watchShareInterval?: { low: number; high: number }
  hitRate?: number
  interval?: { low: number; high: number }
  points: AccuracyPoint[]
  watchedRule: WatchedRule
}

/** One run of the batch loop. */
export interface LoopRun {
  runId: string
  status: 'running' | 'done' | 'refused' | 'failed'
  startedAt: string
  /** From the first step to the last, waiting included; absent while it runs. */
  seconds?: number
  steps: { name: string; seconds?: number }[]
  /** What was trained on, once that is known. */
  rows?: { interactions: number; users: number; items: number }
  /** NDCG@10 on what was held out, 0..1: of the new model, of the one that served, of popular items. */
  ndcgAt10?: { candidate?: number; serving?: number; popularity?: number }
  /** Why it was refused or failed. */
  error?: string
}

/** What was shown on some days, and how much of it was watched. */
export interface OnlineAccuracy {
  days: number
  shown: number
  hits: number
  /** 0..1; absent when nothing was shown. */
  hitRate?: number
}

/** What the batch loop did, and what serves now. */
export interface LoopReport {
  serving?: { modelId: string; promotedAt: string; previousModelId?: string }
  batch?: { users: number; generatedAt: string }
  /** The run that is going on. */
  underWay?: string
  /** Hit rate of up to 14 days before and after the last promotion. */
  online?: { before: OnlineAccuracy; after: OnlineAccuracy }
  /** The newest first. */
  runs: LoopRun[]
}

export interface MeExport {
  exportedAt: string
  subject: { kind: 'user' | 'anonymous'; id: string; userId: string }
  /** Who the user was before signing in. */
  anonymousIds: string[]
  /** On the first page; null on the others. */
  profile: unknown
  /** What was last recommended, kept for an outage; on the first page, null when there is none. */
  lastGood: { generatedAt: string; recommendationId: string; itemIds: string[] } | null
  /** What the batch that is served has for them; on the first page, absent when it has nothing. */
  batch?: { generatedAt: string; itemIds: string[] }
  /** Every archived event of the subject, each once, in order of receipt; those of the last seconds may be missing. */
  events: ClientEvent[]
  /** For the next page; null on the last. */
  nextCursor: string | null
}

export interface MeErasure {
  /** When everything that names the subject will have left the store. */
  erasedBy: string
  requestId: string
}

export interface Health {
  status: 'ok' | 'degraded' | 'unavailable'
  /** What is missing or degraded and what to do, one sentence each; empty when ok. */
  reasons: string[]
  /** What was read of the catalog, by object of the store; on /readyz. */
  rows?: Record<string, RowCounts>
}

/** Rows that were read, and of them those that are not used. */
export interface RowCounts {
  rows: number
  /** Without what it is about: an item that TMDB does not know. */
  empty: number
  /** Of an item that has a row already. */
  duplicate: number
  malformed: number
}
