import type { Messages } from './types.ts'

const rating = new Intl.NumberFormat('de', { maximumFractionDigits: 1 })
const percent = new Intl.NumberFormat('de', { style: 'percent' })

export const messages: Messages = {
  recommendations: 'Empfohlen für dich',
  topPicks: 'Das Beste für dich',
  trending: 'Jetzt im Trend',
  popular: 'Beliebt',
  moreLikeThis: 'Ähnliche Titel',
  moreLike: (title) => `Ähnlich wie ${title}`,
  becauseYouWatched: (title) => `Weil du ${title} gesehen hast`,
  becauseYouWatchedUnknown: 'Weil du Ähnliches gesehen hast',
  trendingReason: 'Im Trend',
  popularReason: 'Beliebt',
  promotedReason: 'Hervorgehoben',
  numbered: (position) => `Platz ${position}: `,
  rated: (average) => `Bewertet mit ${rating.format(average)} von 10`,
  watched: (value) => `${percent.format(value / 100)} gesehen`,
  previous: (heading) => `Zurück: ${heading}`,
  next: (heading) => `Weiter: ${heading}`,
  like: (title) => `Gefällt mir: ${title}`,
  dislike: (title) => `Nichts für mich: ${title}`,
  removed: 'Entfernt',
  removedItem: (title) => `${title} entfernt`,
  undo: 'Rückgängig',
  undoRemoval: (title) => `Rückgängig: ${title} wurde entfernt`,
  restoredItem: (title) => `${title} ist wieder da`,
  details: 'Mehr erfahren',
  loading: 'Wird geladen',
  empty: 'Hier gibt es noch nichts zu sehen.',
  error: 'Das konnte nicht geladen werden.',
  retry: 'Erneut versuchen',
  stale: 'Offline: eine frühere Liste',
}
