// The tastes the simulated audience is mixed from. An affinity of 1 makes a film about e times as likely to be chosen.
import type { Genre, SampleFilm } from '../catalog/film.ts'

export type Era = 'silent' | 'golden' | 'postwar' | 'digital'

export interface Taste {
  name: string
  genres: Partial<Record<Genre, number>>
  eras: Partial<Record<Era, number>>
  /** How common the taste is in the audience, in relation to the others. */
  share: number
}

export const TASTES: readonly Taste[] = [
  { name: 'horror', genres: { Horror: 3.2, Thriller: 0.6, 'Sci-Fi': 0.4 }, eras: {}, share: 12 },
  { name: 'silent-comedy', genres: { Comedy: 2.6, Romance: 0.3 }, eras: { silent: 1.6 }, share: 11 },
  { name: 'noir', genres: { 'Film-Noir': 3.6, Crime: 1.2, Mystery: 0.8 }, eras: { golden: 0.5 }, share: 9 },
  { name: 'sci-fi', genres: { 'Sci-Fi': 3.2, Fantasy: 0.5, Action: 0.3 }, eras: {}, share: 11 },
  { name: 'family', genres: { Children: 2, Animation: 2.2, Comedy: 0.2 }, eras: { digital: 0.4 }, share: 10 },
  { name: 'documentary', genres: { Documentary: 3.6, War: 0.3 }, eras: {}, share: 6 },
  { name: 'western', genres: { Western: 3.3, Action: 0.4 }, eras: {}, share: 7 },
  { name: 'romance', genres: { Romance: 1.9, Drama: 0.8, Musical: 0.7 }, eras: {}, share: 9 },
  { name: 'war', genres: { War: 2.8, Drama: 0.5, Action: 0.5 }, eras: {}, share: 6 },
  { name: 'adventure', genres: { Adventure: 2.2, Action: 1.1, Fantasy: 1 }, eras: {}, share: 8 },
  { name: 'musical', genres: { Musical: 3.2, Comedy: 0.7, Romance: 0.5 }, eras: { golden: 0.4 }, share: 6 },
  { name: 'mystery', genres: { Mystery: 2.6, Crime: 1.3, Thriller: 1 }, eras: {}, share: 7 },
  { name: 'art-house', genres: { Drama: 2, Documentary: 0.5 }, eras: { silent: 1.2 }, share: 7 },
  { name: 'open-film', genres: { Animation: 0.9, 'Sci-Fi': 0.5 }, eras: { digital: 3 }, share: 6 },
  {
    name: 'laughter',
    genres: { Comedy: 2.4, Animation: 0.4 },
    eras: { golden: 0.9, postwar: 0.9 },
    share: 8,
  },
]

export function eraOf(year: number): Era {
  if (year <= 1930) return 'silent'
  if (year <= 1949) return 'golden'
  return year <= 1979 ? 'postwar' : 'digital'
}

/** How much a taste is drawn to a film; the genre a film is best known for counts most. */
export function affinity(taste: Taste, { genres, year }: SampleFilm): number {
  const fromGenres = genres.reduce(
    (sum, genre, index) => sum + (taste.genres[genre] ?? 0) * (index === 0 ? 1 : 0.7),
    0,
  )
  return fromGenres + (taste.eras[eraOf(year)] ?? 0)
}
