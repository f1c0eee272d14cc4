// Accounts to sign in with on a laptop. Each belongs to a simulated user with one clear taste.
import type { Genre } from '../catalog/film.ts'

export interface SampleAccount {
  /** What is typed to sign in. */
  username: string
  displayName: string
  /** What the account is there to show. */
  label: string
  /** The simulated user whose history the account has. */
  userId: string
  /** The name of a taste of tastes.ts. */
  taste: string
  /** At least half of what the user watched is of this genre. */
  genre: Genre
  avatarColor: string
  simulated: true
}

export const sampleAccounts: readonly SampleAccount[] = [
  account(1, 'horror', 'Morgan Hale', 'Horror night', 'horror', 'Horror', '#8e1b2e'),
  account(2, 'comedy', 'Buster Quinn', 'Silent comedy', 'silent-comedy', 'Comedy', '#c98a12'),
  account(3, 'noir', 'Vera Marlowe', 'Film noir', 'noir', 'Film-Noir', '#3d4254'),
  account(4, 'scifi', 'Nova Reyes', 'Science fiction', 'sci-fi', 'Sci-Fi', '#1f6fb2'),
  account(5, 'family', 'Pip Okafor', 'Family animation', 'family', 'Animation', '#2e9e6b'),
  account(6, 'documentary', 'Frida Lund', 'Documentaries', 'documentary', 'Documentary', '#5b7285'),
  account(7, 'western', 'Clay Dawson', 'Westerns', 'western', 'Western', '#a8562a'),
  account(8, 'romance', 'Rosa Bellini', 'Romance and drama', 'romance', 'Romance', '#b5487f'),
]

function account(
  number: number,
  name: string,
  displayName: string,
  label: string,
  taste: string,
  genre: Genre,
  avatarColor: string,
): SampleAccount {
  return {
    username: `${name}@example.com`,
    displayName,
    label,
    userId: `sim-${String(number).padStart(4, '0')}`,
    taste,
    genre,
    avatarColor,
    simulated: true,
  }
}
