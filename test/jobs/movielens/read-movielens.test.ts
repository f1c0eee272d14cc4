import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  MovieLensError,
  type MalformedLine,
  type ReadProgress,
} from '../../../edge-api/jobs/movielens/movielens.ts'
import { readMovieLens } from '../../../edge-api/jobs/movielens/read-movielens.ts'
import { toDataset } from '../../../edge-api/jobs/movielens/to-dataset.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'movielens-'))
})
afterEach(() => rm(folder, { recursive: true }))

const write = (name: string, text: string, encoding: BufferEncoding = 'utf8') =>
  writeFile(join(folder, name), text, encoding)

const MOVIES = `movieId,title,genres
1,Toy Story (1995),Adventure|Animation|Children
2,"Matrix, The (1999)",Action|Sci-Fi
3,"Quote ""Unquote"" (2001)",(no genres listed)
`
const RATINGS = 'userId,movieId,rating,timestamp\n1,1,4.0,964982703\n2,2,0.5,964982800\n'
const LINKS = 'movieId,imdbId,tmdbId\n1,0114709,862\n2,0133093,603\n3,0000001,\n'

async function writeCsv(ratings = RATINGS) {
  await write('movies.csv', MOVIES)
  await write('ratings.csv', ratings)
  await write('links.csv', LINKS)
}

describe('readMovieLens', () => {
  it('reads the CSV releases, with quoted titles, no genres and links without a TMDB id', async () => {
    await writeCsv()

    const { format, movies, ratings, links, malformed } = await readMovieLens(folder)

    expect(format).toBe('csv')
    expect(movies).toEqual([
      { movieId: '1', title: 'Toy Story', year: 1995, genres: ['Adventure', 'Animation', 'Children'] },
      { movieId: '2', title: 'The Matrix', year: 1999, genres: ['Action', 'Sci-Fi'] },
      { movieId: '3', title: 'Quote "Unquote"', year: 2001, genres: [] },
    ])
    expect(ratings).toEqual([
      { userId: '1', movieId: '1', rating: 4, timestampSeconds: 964982703 },
      { userId: '2', movieId: '2', rating: 0.5, timestampSeconds: 964982800 },
    ])
    expect(links).toEqual([
      { movieId: '1', tmdbId: '862' },
      { movieId: '2', tmdbId: '603' },
      { movieId: '3' },
    ])
    expect(malformed).toBe(0)
  })

  it('reads ml-100k: latin1, a flag for each genre', async () => {
    await write('u.data', '196\t242\t3\t881250949\n')
    const flags = '0|0|0|0|1|1|0|0|0|0|0|0|0|0|0|0|0|0|0'
    await write(
      'u.item',
      `242|Misérables, Les (1995)|01-Jan-1995||http://x/|${flags}\n267|unknown||||1${'|0'.repeat(18)}\n`,
      'latin1',
    )

    const { format, movies, ratings, links } = await readMovieLens(folder)

    expect(format).toBe('ml-100k')
    expect(movies).toEqual([
      { movieId: '242', title: 'Les Misérables', year: 1995, genres: ['Children', 'Comedy'] },
      { movieId: '267', title: 'unknown', genres: [] },
    ])
    expect(ratings).toEqual([{ userId: '196', movieId: '242', rating: 3, timestampSeconds: 881250949 }])
    expect(links).toEqual([])
  })

  it("reads ml-1m: latin1, fields between two colons, Children's as Children", async () => {
    await write('ratings.dat', '1::1193::5::978300760\r\n')
    await write(
      'movies.dat',
      "1193::Cité des enfants perdus, La: A Tale (1995)::Children's|Drama\n",
      'latin1',
    )

    const { format, movies, ratings } = await readMovieLens(folder)

    expect(format).toBe('ml-1m')
    expect(movies).toEqual([
      {
        movieId: '1193',
        title: 'La Cité des enfants perdus: A Tale',
        year: 1995,
        genres: ['Children', 'Drama'],
      },
    ])
    expect(ratings[0]?.rating).toBe(5)
  })

  it('reports a malformed line with file and number and leaves it out; an open quote spoils only its own line', async () => {
    await writeCsv(`${RATINGS}x,1,4.0,1\n1,2,9,1\n1,"2,3,1\n1,2,3\n1,3,5,5\n`)
    const reported: MalformedLine[] = []

    const { ratings, malformed } = await readMovieLens(folder, { onMalformed: (line) => reported.push(line) })

    expect(ratings.length).toBe(3)
    expect(malformed).toBe(4)
    expect(reported.map(({ file, line }) => `${file} ${line}`)).toEqual([
      'ratings.csv 4',
      'ratings.csv 5',
      'ratings.csv 6',
      'ratings.csv 7',
    ])
    expect(reported[1]?.reason).toContain('"9"')
  })

  it('refuses a malformed line in strict mode and says where it is', async () => {
    await writeCsv(`${RATINGS}1,2,9,1\n`)

    const error = await readMovieLens(folder, { strict: true }).catch((caught: unknown) => caught)

    expect(error).toBeInstanceOf(MovieLensError)
    expect(error).toMatchObject({ path: join(folder, 'ratings.csv'), line: 4 })
  })

  it.each([
    ['no folder at all', async () => join(folder, 'absent'), 'absent'],
    ['a folder without a release', async () => folder, ''],
    ['a release without its movies', async () => (await write('ratings.csv', RATINGS), folder), 'movies.csv'],
    ['a file with another header', async () => (await writeCsv('user,item\n1,2\n'), folder), 'ratings.csv'],
    [
      'a file without lines',
      async () => (await writeCsv('userId,movieId,rating,timestamp\n'), folder),
      'ratings.csv',
    ],
  ])('names what it looked for when given %s', async (_, make, at) => {
    const error = await readMovieLens(await make()).catch((caught: unknown) => caught)

    expect(error).toBeInstanceOf(MovieLensError)
    expect(error).toMatchObject({ path: join(folder, at) })
  })

  it('tells its progress in bytes up to the whole, and stops when aborted', async () => {
    await writeCsv()
    const steps: ReadProgress[] = []

    await readMovieLens(folder, { onProgress: (step) => steps.push(step) })

    const total = Buffer.byteLength(MOVIES + RATINGS + LINKS)
    expect(steps.at(-1)).toEqual({ file: 'ratings.csv', bytesRead: total, bytesTotal: total })
    await expect(readMovieLens(folder, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    })
  })
})

describe('toDataset', () => {
  it('makes a watch and a click of a rating above 3, a click of one above 1, and counts the rest as left out', async () => {
    await writeCsv('userId,movieId,rating,timestamp\n1,1,3.5,10\n1,2,3,20\n1,3,1,30\n')

    const dataset = toDataset(await readMovieLens(folder))

    expect(dataset.interactions).toEqual([
      { userId: '1', itemId: '1', timestampSeconds: 10, rating: 3.5, eventType: 'watch' },
      { userId: '1', itemId: '1', timestampSeconds: 10, rating: 3.5, eventType: 'click' },
      { userId: '1', itemId: '2', timestampSeconds: 20, rating: 3, eventType: 'click' },
    ])
    expect(dataset.leftOut).toEqual({
      'malformed line': 0,
      'rating of 1 or less': 1,
      'link without a TMDB id': 1,
    })
    expect(dataset.simulated).toBe(false)
  })

  it('rates items of 0..10 by their own ratings', async () => {
    await writeCsv('userId,movieId,rating,timestamp\n1,1,4,10\n2,1,4.5,20\n')

    const { items } = toDataset(await readMovieLens(folder))

    expect(items[0]?.rating).toEqual({ average: 8.5, count: 2 }) // (4 + 4.5) / 2 x 2
    expect(items[1]).not.toHaveProperty('rating')
  })
})
