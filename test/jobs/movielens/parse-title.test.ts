import { expect, it } from 'vitest'
import { parseTitle } from '../../../edge-api/jobs/movielens/parse-title.ts'

it.each([
  ['Toy Story (1995)', 'Toy Story', 1995],
  ['Matrix, The (1999)', 'The Matrix', 1999],
  [
    'City of Lost Children, The (Cité des enfants perdus, La) (1995)',
    'The City of Lost Children (La Cité des enfants perdus)',
    1995,
  ],
  ["Avventura, L' (Adventure, The) (1960)", "L'Avventura (The Adventure)", 1960],
  ['Twelve Monkeys (a.k.a. 12 Monkeys) (1995)', 'Twelve Monkeys (a.k.a. 12 Monkeys)', 1995],
  ['Seven (a.k.a. Deadly Sins, The) (1995)', 'Seven (a.k.a. The Deadly Sins)', 1995],
  ['Crow, The: Wicked Prayer (2005)', 'The Crow: Wicked Prayer', 2005],
  [
    'Good, the Bad and the Ugly, The (Buono, il brutto, il cattivo, Il) (1966)',
    'The Good, the Bad and the Ugly (Il Buono, il brutto, il cattivo)',
    1966,
  ],
  ['Fawlty Towers (1975-1979)', 'Fawlty Towers', 1975],
  ['1984 (Nineteen Eighty-Four) (1984)', '1984 (Nineteen Eighty-Four)', 1984],
  ['Babylon 5', 'Babylon 5', undefined],
])('parseTitle reads %s', (text, title, year) => {
  expect(parseTitle(text)).toEqual(year === undefined ? { title } : { title, year })
})
