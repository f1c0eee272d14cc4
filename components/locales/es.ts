import type { Messages } from './types.ts'

const rating = new Intl.NumberFormat('es', { maximumFractionDigits: 1 })
const percent = new Intl.NumberFormat('es', { style: 'percent' })

export const messages: Messages = {
  recommendations: 'Recomendado para ti',
  topPicks: 'Lo mejor para ti',
  trending: 'Tendencias',
  popular: 'Popular',
  moreLikeThis: 'Títulos similares',
  moreLike: (title) => `Similares a ${title}`,
  becauseYouWatched: (title) => `Porque viste ${title}`,
  becauseYouWatchedUnknown: 'Por lo que has visto',
  trendingReason: 'En tendencia',
  popularReason: 'Popular',
  promotedReason: 'Destacado',
  numbered: (position) => `Número ${position}: `,
  rated: (average) => `Valorado con ${rating.format(average)} de 10`,
  watched: (value) => `${percent.format(value / 100)} visto`,
  previous: (heading) => `Anterior: ${heading}`,
  next: (heading) => `Siguiente: ${heading}`,
  like: (title) => `Me gusta: ${title}`,
  dislike: (title) => `No es para mí: ${title}`,
  removed: 'Quitado',
  removedItem: (title) => `${title}: quitado`,
  undo: 'Deshacer',
  undoRemoval: (title) => `Deshacer: se quitó ${title}`,
  restoredItem: (title) => `${title} ha vuelto`,
  details: 'Ver detalles',
  loading: 'Cargando',
  empty: 'Todavía no hay nada que mostrar.',
  error: 'No se ha podido cargar.',
  retry: 'Reintentar',
  stale: 'Sin conexión: una lista anterior',
}
