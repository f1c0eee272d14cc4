import { expect } from '@open-wc/testing'
import type { Watch } from '../../../components/events/watch-event.ts'
import '../../../components/is-watch-tracker/is-watch-tracker.ts'
import { PlayedRanges } from '../../../components/is-watch-tracker/played-ranges.ts'
import { Playing, type MediaLike } from '../../../components/is-watch-tracker/playing.ts'
import { createPageApi, type PageApi } from '../../support/page-api.ts'
import { createToneUrl } from '../../support/tone.ts'
import { until } from '../../support/until.ts'

describe('PlayedRanges', () => {
  it('counts seconds played twice once, and skipped ones not at all', () => {
    const ranges = new PlayedRanges()

    ranges.add(0, 10)
    ranges.add(5, 12)
    ranges.add(60, 61)

    expect(ranges.seconds).to.equal(13)
  })

  it('joins what touches, in any order, and ignores what goes backward', () => {
    const ranges = new PlayedRanges()

    for (const [from, to] of [
      [20, 30],
      [0, 10],
      [10, 20],
      [9, 3],
    ] as const)
      ranges.add(from, to)

    expect(ranges.seconds).to.equal(30)
  })
})

describe('Playing', () => {
  const media = (currentTime: number, more: Partial<MediaLike> = {}): MediaLike =>
    ({ currentTime, duration: 100, playbackRate: 1, ...more }) as MediaLike

  it('says when 25, 50, 75 and 95 % of the unique seconds are reached, once each', () => {
    const playing = new Playing('heat')
    const reached: number[] = []

    for (let second = 0; second <= 100; second++) {
      if (!playing.look(media(second), second * 1_000)) continue
      reached.push(second)
      playing.report()
    }

    expect(reached).to.deep.equal([25, 50, 75, 95])
  })

  it('takes a jump ahead of the clock for a seek, also without a seeking event', () => {
    const playing = new Playing('heat')

    playing.look(media(0), 0)
    playing.look(media(10), 10_000)
    playing.look(media(90), 10_250)
    playing.look(media(95), 15_250)

    expect(playing.report()?.watchedSeconds).to.equal(15)
  })

  it('counts the seconds of the title at double speed, not those of the clock', () => {
    const playing = new Playing('heat')

    playing.look(media(0, { playbackRate: 2 }), 0)
    playing.look(media(40, { playbackRate: 2 }), 20_000)

    expect(playing.report()?.watchedSeconds).to.equal(40)
  })

  it('reports nothing new twice, nothing of a live stream, and the end always', () => {
    const playing = new Playing('heat')
    const live = new Playing('news')
    playing.look(media(0), 0)
    playing.look(media(10), 10_000)
    live.look(media(0, { duration: Infinity }), 0)
    live.look(media(10, { duration: Infinity }), 10_000)

    expect(playing.report()?.watchedSeconds).to.equal(10)
    expect(playing.report()).to.equal(undefined)
    expect(playing.report({ ended: true })).to.include({ watchedSeconds: 10, ended: true })
    expect(live.report({ ended: true })).to.equal(undefined)
  })
})

describe('is-watch-tracker', () => {
  let api: PageApi
  let page: HTMLElement
  let watches: Watch[]

  beforeEach(async () => {
    localStorage.clear()
    sessionStorage.clear()
    api = await createPageApi()
    watches = []
    page = document.createElement('main')
    page.addEventListener('is-watch', ({ detail }) => watches.push(detail))
    document.body.append(page)
  })

  afterEach(() => page.remove())

  function show(html: string): HTMLAudioElement {
    const template = document.createElement('template')
    template.innerHTML = html.replaceAll('API', api.url)
    page.append(template.content)
    const media = page.querySelector('audio')
    if (!media) throw new Error('No audio on the page')
    media.muted = true
    media.src = createToneUrl(1)
    return media
  }

  it('reports one playing of the media element inside, to its end', async () => {
    const media = show(
      '<is-watch-tracker api="API" item-id="heat" recommendation-id="RID-1"><audio></audio></is-watch-tracker>',
    )

    await media.play()
    await until(() => watches.at(-1)?.ended, 'the end')
    await until(async () => (await api.events()).length === watches.length)

    const events = await api.events()
    expect(new Set(events.map(({ playId }) => playId)).size).to.equal(1)
    expect(new Set(events.map(({ eventId }) => eventId)).size).to.equal(events.length)
    expect(events.at(-1)).to.include({
      eventType: 'watch',
      itemId: 'heat',
      recommendationId: 'RID-1',
      ended: true,
    })
    expect(events.at(-1)?.durationSeconds).to.equal(1)
    expect(events.at(-1)?.watchedSeconds).to.be.within(0.8, 1)
  })

  it('starts another playing after the end', async () => {
    const media = show('<is-watch-tracker api="API" item-id="heat"><audio></audio></is-watch-tracker>')
    const ends = (): Watch[] => watches.filter(({ ended }) => ended)

    await media.play()
    await until(() => ends().length === 1, 'one end')
    await media.play()
    await until(() => ends().length === 2, 'two ends')

    expect(new Set(ends().map(({ playId }) => playId)).size).to.equal(2)
  })

  it('does not count what was skipped', async () => {
    const media = show(
      '<is-watch-tracker api="API" item-id="heat" for="player"></is-watch-tracker><audio id="player"></audio>',
    )
    media.src = createToneUrl(30)

    await media.play()
    await until(() => media.currentTime > 0.3)
    const played = media.currentTime
    media.currentTime = 29.7
    await until(() => watches.at(-1)?.ended, 'the end')

    expect(watches.at(-1)?.watchedSeconds).to.be.within(0.1, played + 1)
  })

  it('binds an element that comes later, and reports when the page goes away', async () => {
    const tracker = document.createElement('is-watch-tracker')
    tracker.setAttribute('api', api.url)
    tracker.itemId = 'heat'
    tracker.htmlFor = 'late'
    page.append(tracker)
    const media = show('<audio id="late"></audio>')
    media.src = createToneUrl(120)

    await media.play()
    await until(() => media.currentTime > 1.2, 'a second played')
    window.dispatchEvent(new Event('pagehide'))

    expect(watches.map(({ itemId, ended }) => ({ itemId, ended }))).to.deep.equal([
      { itemId: 'heat', ended: false },
    ])
    media.pause()
    await until(async () => (await api.events()).length === 1)
  })

  /** A player whose clock the test moves: hours pass in no time. */
  class Player extends EventTarget {
    currentTime = 0
    duration = 100
    paused = true
    ended = false
    seeking = false
    playbackRate = 1
  }

  function showPlayer(duration = 100): { player: Player & HTMLElement; play: (seconds: number) => void } {
    const element = document.createElement('x-player')
    const player = Object.assign(element, { ...new Player(), duration })
    const tracker = document.createElement('is-watch-tracker')
    tracker.setAttribute('api', api.url)
    tracker.itemId = 'heat'
    tracker.append(element)
    page.append(tracker)
    let nowMs = performance.now()
    const tick = (): void => void player.dispatchEvent(new Event('timeupdate'))
    const play = (seconds: number): void => {
      player.paused = false
      player.dispatchEvent(new Event('playing'))
      for (let second = 0; second < seconds; second += 1) {
        nowMs += 1000 / player.playbackRate
        player.currentTime += 1
        tick()
      }
    }
    clock = () => nowMs
    return { player, play }
  }

  let clock: (() => number) | undefined
  const now = performance.now.bind(performance)
  beforeEach(() => (performance.now = () => clock?.() ?? now()))
  afterEach(() => {
    clock = undefined
    performance.now = now
  })

  const shares = (): number[] => watches.map(({ watchedSeconds }) => watchedSeconds)

  it('reports at 25, 50, 75 and 95 %, once each, and at the end', () => {
    const { player, play } = showPlayer()

    play(100)
    player.ended = true
    player.dispatchEvent(new Event('ended'))

    expect(shares()).to.deep.equal([25, 50, 75, 95, 100])
    expect(watches.map(({ ended }) => ended)).to.deep.equal([false, false, false, false, true])
    expect(new Set(watches.map(({ playId }) => playId)).size).to.equal(1)
  })

  it('goes on with the same playing after a pause, and does not count the pause', () => {
    const { player, play } = showPlayer()

    play(20)
    player.paused = true
    player.dispatchEvent(new Event('pause'))
    const before = clock?.() ?? 0
    clock = () => before + 3_600_000
    play(10)
    window.dispatchEvent(new Event('pagehide'))

    expect(shares()).to.deep.equal([25, 30])
    expect(new Set(watches.map(({ playId }) => playId)).size).to.equal(1)
  })

  it('counts what is played after a seek, in either direction, and nothing twice', () => {
    const { player, play } = showPlayer()
    const seek = (to: number): void => {
      player.seeking = true
      player.dispatchEvent(new Event('seeking'))
      player.currentTime = to
      player.seeking = false
      player.dispatchEvent(new Event('seeked'))
    }

    play(10)
    seek(60)
    play(10)
    seek(5)
    play(10)
    window.dispatchEvent(new Event('pagehide'))

    // 0 to 15 and 60 to 70.
    expect(watches.at(-1)?.watchedSeconds).to.equal(25)
  })

  it('counts the seconds of the title at any rate, also when the rate changes on the way', () => {
    const { player, play } = showPlayer()

    play(10)
    player.playbackRate = 2
    player.dispatchEvent(new Event('ratechange'))
    play(20)
    player.playbackRate = 0.5
    player.dispatchEvent(new Event('ratechange'))
    play(5)
    window.dispatchEvent(new Event('pagehide'))

    expect(watches.at(-1)?.watchedSeconds).to.equal(35)
  })

  it('goes on in picture-in-picture, in another tab too, and reports when the tab is left', () => {
    const { player, play } = showPlayer()
    const hide = (state: DocumentVisibilityState): void => {
      Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    }

    play(10)
    player.dispatchEvent(new Event('enterpictureinpicture'))
    hide('hidden')
    expect(shares()).to.deep.equal([10])
    play(10)
    hide('visible')
    player.dispatchEvent(new Event('leavepictureinpicture'))
    play(5)
    Reflect.deleteProperty(document, 'visibilityState')

    expect(shares()).to.deep.equal([10, 25])
    expect(new Set(watches.map(({ playId }) => playId)).size).to.equal(1)
  })

  it('says nothing of a live stream, which has no length to have a share of', () => {
    const { player, play } = showPlayer(Infinity)

    play(500)
    window.dispatchEvent(new Event('pagehide'))
    player.dispatchEvent(new Event('ended'))

    expect(watches).to.deep.equal([])
  })

  it('reports a page that goes away once, and once more what was played after it came back', () => {
    const { play } = showPlayer()

    play(10)
    window.dispatchEvent(new Event('pagehide'))
    window.dispatchEvent(new Event('pagehide'))
    play(5)
    window.dispatchEvent(new Event('pagehide'))

    expect(shares()).to.deep.equal([10, 15])
  })

  it('ends the playing when another title is loaded, named or the tracker taken away', async () => {
    const { player, play } = showPlayer()
    const tracker = page.querySelector('is-watch-tracker')

    play(10)
    player.dispatchEvent(new Event('emptied'))
    player.currentTime = 0
    play(5)
    if (tracker) tracker.itemId = 'collateral'
    play(7)
    tracker?.remove()

    clock = undefined
    await until(async () => (await api.events()).length === 3, 'three reports')
    const events = await api.events()
    expect(events.map(({ itemId }) => itemId)).to.deep.equal(['heat', 'heat', 'collateral'])
    expect(new Set(events.map(({ playId }) => playId)).size).to.equal(3)
  })

  it('counts nothing while the player waits for data', () => {
    const { player, play } = showPlayer()

    play(10)
    player.dispatchEvent(new Event('waiting'))
    const before = clock?.() ?? 0
    clock = () => before + 60_000
    player.currentTime += 50
    play(5)
    window.dispatchEvent(new Event('pagehide'))

    expect(watches.at(-1)?.watchedSeconds).to.equal(15)
  })
})
