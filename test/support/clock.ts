// Time that stands still until a test moves it: what waits for milliseconds is then as exact on a busy machine as on an idle
// one. Frames, promises and observers go on; `until` waits in real time, so it is for before `holdClock` and after `releaseClock`.

interface Timer {
  atMs: number
  run: () => void
}

const real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout, now: Date.now }

let held: { nowMs: number; timers: Map<number, Timer> } | undefined
/** Never one of the browser's own, whose timers may be cleared meanwhile. */
let made = 1e9

export function holdClock(): void {
  const clock = { nowMs: performance.now(), timers: new Map<number, Timer>() }
  const offsetMs = Date.now() - clock.nowMs
  held = clock
  performance.now = () => clock.nowMs
  Date.now = () => Math.floor(offsetMs + clock.nowMs)
  const setTimeout = (run: () => void, ms = 0): number => {
    clock.timers.set(++made, { atMs: clock.nowMs + ms, run })
    return made
  }
  const clearTimeout = (id?: number): void => {
    if (!clock.timers.delete(id ?? 0)) real.clearTimeout.call(globalThis, id)
  }
  Object.assign(globalThis, { setTimeout, clearTimeout })
}

/** Moves the time and runs what is due by then, in order, each at its own moment. */
export function advance(ms: number): void {
  if (!held) throw new Error('nobody holds the clock')
  const { timers } = held
  const goalMs = held.nowMs + ms
  for (;;) {
    const [id, next] = [...timers].sort(([, a], [, b]) => a.atMs - b.atMs)[0] ?? []
    if (id === undefined || next === undefined || next.atMs > goalMs) break
    timers.delete(id)
    held.nowMs = Math.max(held.nowMs, next.atMs)
    next.run()
  }
  held.nowMs = goalMs
}

/** Moves the time while nothing can run, as in a page that is busy; what is due comes with the next `advance`. */
export function skip(ms: number): void {
  if (!held) throw new Error('nobody holds the clock')
  held.nowMs += ms
}

/** For afterEach. What still waited never comes. */
export function releaseClock(): void {
  held = undefined
  Reflect.deleteProperty(performance, 'now')
  Date.now = real.now
  Object.assign(globalThis, { setTimeout: real.setTimeout, clearTimeout: real.clearTimeout })
}

/** Resolves once every observer of intersections that was there before has been told how things are now. */
export async function intersectionsTold(element: Element): Promise<void> {
  await new Promise<void>((resolve) => {
    const observer = new IntersectionObserver(() => {
      observer.disconnect()
      resolve()
    })
    observer.observe(element)
  })
  // All are told in one task, in any order.
  await new Promise(requestAnimationFrame)
}
