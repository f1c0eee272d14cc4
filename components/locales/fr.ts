import type { Messages } from './types.ts'

const rating = new Intl.NumberFormat('fr', { maximumFractionDigits: 1 })
const percent = new Intl.NumberFormat('fr', { style: 'percent' })

export const messages: Messages = {
  recommendations: 'Recommandé pour vous',
  topPicks: 'Notre sélection pour vous',
  trending: 'Tendances',
  popular: 'Populaire',
  moreLikeThis: 'Titres similaires',
  moreLike: (title) => `Dans le même genre que ${title}`,
  becauseYouWatched: (title) => `Parce que vous avez regardé ${title}`,
  becauseYouWatchedUnknown: 'D’après ce que vous avez regardé',
  trendingReason: 'Tendance',
  popularReason: 'Populaire',
  promotedReason: 'À la une',
  numbered: (position) => `Numéro ${position} : `,
  rated: (average) => `Noté ${rating.format(average)} sur 10`,
  watched: (value) => `${percent.format(value / 100)} regardé`,
  previous: (heading) => `Précédent : ${heading}`,
  next: (heading) => `Suivant : ${heading}`,
  like: (title) => `J’aime : ${title}`,
  dislike: (title) => `Pas pour moi : ${title}`,
  removed: 'Retiré',
  removedItem: (title) => `${title} : retiré`,
  undo: 'Annuler',
  undoRemoval: (title) => `Annuler : ${title} a été retiré`,
  restoredItem: (title) => `${title} est de retour`,
  details: 'Voir la fiche',
  loading: 'Chargement',
  empty: 'Rien à afficher pour le moment.',
  error: 'Le chargement a échoué.',
  retry: 'Réessayer',
  stale: 'Hors ligne : une liste antérieure',
}
