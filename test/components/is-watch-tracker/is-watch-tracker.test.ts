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
    media.currentTime = 29.7
    await until(() => watches.at(-1)?.ended, 'the end')

    expect(watches.at(-1)?.watchedSeconds).to.be.within(0.1, 2)
  })

  it('binds an element that comes later, and reports when the page goes away', async () => {
    const tracker = document.createElement('is-watch-tracker')
    tracker.setAttribute('api', api.url)
    tracker.itemId = 'heat'
    tracker.htmlFor = 'late'
    page.append(tracker)
    const media = show('<audio id="late"></audio>')
    media.src = createToneUrl(30)

    await media.play()
    await until(() => media.currentTime > 1.2, 'a second played')
    window.dispatchEvent(new Event('pagehide'))

    expect(watches.map(({ itemId, ended }) => ({ itemId, ended }))).to.deep.equal([
      { itemId: 'heat', ended: false },
    ])
    media.pause()
    await until(async () => (await api.events()).length === 1)
  })
})
