import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readSite, type RefusedLine } from '../../../edge-api/jobs/site/read-site.ts'

async function folderOf(files: Record<string, string | Uint8Array>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'intellistream-site-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  for (const [name, body] of Object.entries(files)) await writeFile(join(folder, name), body)
  return folder
}

const ITEMS = 'itemId,title,year,genres,tmdbId\nm1,"Heat, part one",1995,Crime|Drama,949\nm2,Alien,,,\n'

describe('readSite', () => {
  it('reads items and history from CSV', async () => {
    const folder = await folderOf({
      'items.csv': ITEMS,
      'history.csv':
        'userId,itemId,eventType,occurredAt,watchedPercent\nu1,m1,watch,2026-11-20T18:30:00Z,95\nu2,m2,,1700000000,\n',
    })

    const { items, interactions, mappings } = await readSite(folder)

    expect(items).to.deep.equal([
      { itemId: 'm1', title: 'Heat, part one', genres: ['Crime', 'Drama'], year: 1995 },
      { itemId: 'm2', title: 'Alien', genres: [] },
    ])
    expect(interactions).to.deep.equal([
      { userId: 'u1', itemId: 'm1', eventType: 'watch', timestampSeconds: 1795199400, watchedRatio: 0.95 },
      { userId: 'u2', itemId: 'm2', eventType: 'watch', timestampSeconds: 1700000000 },
    ])
    expect(mappings).to.deep.equal([{ itemId: 'm1', tmdbId: '949' }])
  })

  it('reads the same from compressed NDJSON, with ids that are numbers', async () => {
    const folder = await folderOf({
      'items.ndjson.gz': gzipSync('{"itemId":1,"title":"Heat","genres":["Crime"],"year":1995}\n'),
      'history.ndjson': '\uFEFF{"userId":7,"itemId":1,"eventType":"like","occurredAt":1700000000}\r\n\n',
    })

    const { items, interactions } = await readSite(folder)

    expect(items).to.deep.equal([{ itemId: '1', title: 'Heat', genres: ['Crime'], year: 1995 }])
    expect(interactions).to.deep.equal([
      { userId: '7', itemId: '1', eventType: 'like', timestampSeconds: 1700000000 },
    ])
  })

  it('leaves out each line that cannot be used, and says where it is, what is wrong and what to do', async () => {
    const folder = await folderOf({
      'items.csv': `${ITEMS}m1,Twice,,,\n,No id,,,\nm3,,,,\nm4,Old,1400,,\nm5,Few\n`,
      'history.ndjson':
        '{"userId":"u1","itemId":"m1","occurredAt":1700000000123}\n{"userId":"u1","itemId":"m1","occurredAt":"2026-11-20 18:30"}\n{"userId":"u 1","itemId":"m1","occurredAt":1700000000}\n{"userId":"u1","itemId":"m1","eventType":"purchase","occurredAt":1700000000}\nnothing\n',
    })
    const refused: RefusedLine[] = []

    const { items, interactions, leftOut } = await readSite(folder, {
      onRefused: (line) => refused.push(line),
    })

    expect(items).to.have.length(2)
    expect(interactions).to.deep.equal([])
    expect(leftOut).to.deep.equal({
      'line of items.csv that cannot be used': 5,
      'line of history.ndjson that cannot be used': 5,
    })
    expect(refused.map(({ file, line, reason }) => `${file}:${line}: ${reason}`).sort()).to.deep.equal([
      'history.ndjson:1: occurredAt is "1700000000123"; write seconds, not milliseconds',
      'history.ndjson:2: occurredAt is "2026-11-20 18:30"; write 2026-11-20T18:30:00Z, with its zone, or seconds since 1970',
      'history.ndjson:3: userId is "u 1"; use 1 to 256 characters without white space; hash longer ids',
      'history.ndjson:4: eventType is "purchase"; use one of watch, click, like, or nothing for watch',
      'history.ndjson:5: is no JSON object; write one object a line',
      'items.csv:4: itemId m1 was there before; keep one row an item',
      'items.csv:5: itemId is missing; give every row an id',
      'items.csv:6: title is missing; every item needs one',
      'items.csv:7: year is "1400"; give a number from 1870 to 2100, or nothing',
      'items.csv:8: does not have the fields of the first line; put texts with commas in quotes',
    ])
  })

  it('refuses the first such line when told to be strict', async () => {
    const folder = await folderOf({ 'items.csv': `${ITEMS}m3,,,,\n` })

    await expect(readSite(folder, { strict: true })).rejects.toThrow('items.csv:4: title is missing')
  })

  it.each([
    [{}, /has no items; put items\.csv or items\.ndjson/],
    [{ 'items.csv': 'name\nHeat\n' }, /needs the columns itemId and title/],
    [{ 'items.csv': ITEMS, 'items.ndjson': '' }, /keep one of them/],
    [{ 'items.ndjson.gz': 'not compressed' }, /items\.ndjson\.gz cannot be read/],
  ])('refuses a folder that it cannot use: %o', async (files, message) => {
    await expect(readSite(await folderOf(files))).rejects.toThrow(message)
  })
})
