import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, inject, it } from 'vitest'
import type { Slate } from '../../edge-api/contract/types.ts'
import { queuedMs, run, survivors } from './support/process.ts'
import {
  copyPrepared,
  endAll,
  findPorts,
  makeFolder,
  startCommand,
  startServer,
  tryListen,
} from './support/server.ts'

afterAll(endAll)

describe('intellistream start', () => {
  it('answers on PORT and the one after it, and within 8 s without training again', async () => {
    const first = await startServer({ data: await makeFolder() })
    expect(await (await fetch(`${first.site}/site-config.json`)).json()).toMatchObject({ api: first.api })
    expect(await first.stop()).toEqual({ code: 0, signal: null })
    expect(first.stderr()).toContain('Training 100 %')

    const second = await startServer({ data: first.data })

    expect(second.readyMs - queuedMs(second)).toBeLessThan(8000)
    expect(second.stderr()).not.toContain('Training 100 %')
    await second.stop()
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('ends everything on %s', async (signal) => {
    const server = await startServer({ data: await copyPrepared(inject('preparedData')) })

    const exit = await server.stop(signal)

    expect(exit).toEqual({ code: 0, signal: null })
    await expect.poll(() => survivors(server)).toEqual([])
    for (const port of [server.port, server.port + 1]) await expectFree(port)
  })

  it('ends everything on SIGTERM to npm start', async () => {
    const port = await findPorts()
    const data = await copyPrepared(inject('preparedData'))
    const npm = run('npm', ['start', '--ignore-scripts', '--', '--data', data], {
      PORT: String(port),
    })
    await expect.poll(() => npm.stdout()).toContain('Ready in')

    npm.child.kill('SIGTERM')
    await npm.exited

    await expect.poll(() => survivors(npm)).toEqual([])
    await expectFree(port)
  })

  it('says in one line that a port is taken, and leaves nothing running', async () => {
    const port = await findPorts()
    for (const [taken, whose] of [
      [port, 'the API'],
      [port + 1, 'the site'],
    ] as const) {
      const occupant = await tryListen(taken)
      const command = startCommand(port, ['--data', await makeFolder()])

      expect(await command.exited).toEqual({ code: 1, signal: null })

      expect(command.stderr()).toMatch(
        new RegExp(`^intellistream: Port ${taken} for ${whose} is taken[^\\n]*\\n$`),
      )
      expect(survivors(command)).toEqual([])
      await new Promise((resolve) => occupant?.close(resolve))
    }
  })

  it('refuses a data folder that another process uses', async () => {
    const server = await startServer({ data: await copyPrepared(inject('preparedData')) })

    const second = startCommand(await findPorts(), ['--data', server.data])

    expect(await second.exited).toEqual({ code: 1, signal: null })
    expect(second.stderr()).toMatch(new RegExp(`in use by process ${server.pid}`))
    expect(survivors(second)).toEqual([])
    await server.stop()
  })

  it('refuses a MovieLens folder that is none, with the path in the message', async () => {
    const missing = join(await makeFolder(), 'no-such-folder')

    const command = startCommand(await findPorts(), ['--data', await makeFolder(), '--movielens', missing])

    expect(await command.exited).toEqual({ code: 1, signal: null })
    expect(command.stderr()).toContain(missing)
    expect(survivors(command)).toEqual([])
  })

  it('serves the titles of a MovieLens folder', async () => {
    const server = await startServer({
      data: await makeFolder(),
      args: ['--movielens', await makeMovieLens()],
    })

    const popular = (await (await fetch(`${server.api}/v1/popular?limit=3`)).json()) as Slate

    expect(popular.items.map(({ title, year }) => `${title} (${year})`)).toEqual([
      'Film 1 (1981)',
      'Film 2 (1982)',
      'Film 3 (1983)',
    ])
    await server.stop()
  })
})

async function expectFree(port: number): Promise<void> {
  const server = await tryListen(port)
  expect(server, `port ${port} is still taken`).toBeDefined()
  await new Promise((resolve) => server?.close(resolve))
}

/** 30 films and 60 users: user u rates the first films, so that film 1 is the most popular, then film 2, ... */
async function makeMovieLens(): Promise<string> {
  const folder = join(await makeFolder(), 'ml-tiny')
  await mkdir(folder)
  const films = Array.from({ length: 30 }, (_, index) => index + 1)
  const users = Array.from({ length: 60 }, (_, index) => index + 1)
  const movies = films.map(
    (film) => `${film},Film ${film} (${1980 + film}),${film % 2 ? 'Drama' : 'Comedy|Romance'}`,
  )
  const ratings = users.flatMap((user) =>
    films
      .filter((film) => film <= 5 + (user % 26))
      .map((film) => `${user},${film},4.5,${1_500_000_000 + 100 * user + film}`),
  )
  await writeFile(join(folder, 'movies.csv'), `movieId,title,genres\n${movies.join('\n')}\n`)
  await writeFile(join(folder, 'ratings.csv'), `userId,movieId,rating,timestamp\n${ratings.join('\n')}\n`)
  await writeFile(
    join(folder, 'links.csv'),
    `movieId,imdbId,tmdbId\n${films.map((film) => `${film},,${film}`).join('\n')}\n`,
  )
  return folder
}
