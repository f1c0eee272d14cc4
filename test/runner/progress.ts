// What is running now: one line rewritten every second on a terminal, one line a finished suite elsewhere.
import type { Counts } from './counts.ts'

export interface Progress {
  start(name: string): void
  finish(name: string, counts: Counts, seconds: number): void
  stop(): void
}

export function progress(names: readonly string[], out: NodeJS.WriteStream = process.stdout): Progress {
  const startedAt = performance.now()
  const running = new Set<string>()
  let finished = 0

  const clear = (): void => {
    if (out.isTTY) out.write('\r\u001b[K')
  }
  const draw = (): void => {
    const seconds = Math.round((performance.now() - startedAt) / 1000)
    const line = `${finished}/${names.length} suites, ${seconds} s, running ${[...running].join(', ')}`
    if (out.isTTY) out.write(`\r\u001b[K${line.slice(0, out.columns - 1)}`)
  }
  const timer = out.isTTY ? setInterval(draw, 1000) : undefined

  return {
    start(name) {
      running.add(name)
      draw()
    },
    finish(name, { passed, failed, skipped }, seconds) {
      running.delete(name)
      finished += 1
      clear()
      const mark = failed === 0 ? '✓' : '✗'
      const notes = [
        `${passed} passed`,
        failed > 0 && `${failed} failed`,
        skipped > 0 && `${skipped} skipped`,
      ]
      out.write(`${mark} ${name}: ${notes.filter(Boolean).join(', ')} (${seconds.toFixed(1)} s)\n`)
      if (running.size > 0) draw()
    },
    stop() {
      clearInterval(timer)
      clear()
    },
  }
}
