// Progress on standard error: a bar that redraws on a terminal, a line at every quarter elsewhere.

const WIDTH = 24
const REDRAW_MS = 80

export interface Progress {
  /** 0..1. */
  update(doneRatio: number): void
  done(summary: string): void
}

export function createProgress(label: string, stream: NodeJS.WriteStream = process.stderr): Progress {
  let drawnAt = 0
  let quarter = 0
  const update = (doneRatio: number): void => {
    const ratio = Math.min(1, Math.max(0, doneRatio))
    if (!stream.isTTY) {
      if (Math.floor(ratio * 4) <= quarter) return
      quarter = Math.floor(ratio * 4)
      stream.write(`${label} ${quarter * 25} %\n`)
      return
    }
    const now = Date.now()
    if (ratio < 1 && now - drawnAt < REDRAW_MS) return
    drawnAt = now
    const filled = Math.round(ratio * WIDTH)
    stream.write(`\r${label} ${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${Math.floor(ratio * 100)} %`)
  }
  return {
    update,
    done: (summary) => stream.write(`${stream.isTTY ? '\r\u001B[2K' : ''}${label}: ${summary}\n`),
  }
}
