// Draws demo/media/reel.webm, the short reel that stands in for every film of the demo: a film leader, drawn frame by
// frame on a canvas. Needs Chromium and ffmpeg: node .tools/draw-reel.mjs
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { BROWSER_FLAGS, findBrowser } from './find-browser.mjs'

const SECONDS = 40
const FRAMES_PER_SECOND = 12
const WIDTH = 640
const HEIGHT = 360
const target = fileURLToPath(new URL('../demo/media/reel.webm', import.meta.url))

const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_FLAGS })
const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } })
await page.setContent('<style>body{margin:0}</style><canvas></canvas>')
const folder = mkdtempSync(join(tmpdir(), 'reel-'))
for (let frame = 0; frame < SECONDS * FRAMES_PER_SECOND; frame += 1) {
  const jpeg = await page.evaluate(drawFrame, {
    frame,
    fps: FRAMES_PER_SECOND,
    seconds: SECONDS,
    width: WIDTH,
    height: HEIGHT,
  })
  writeFileSync(join(folder, `${String(frame).padStart(4, '0')}.jpg`), Buffer.from(jpeg, 'base64'))
}
await browser.close()
const { status } = spawnSync(
  'ffmpeg',
  [
    '-y',
    '-loglevel',
    'error',
    '-framerate',
    String(FRAMES_PER_SECOND),
    '-i',
    join(folder, '%04d.jpg'),
  ].concat(
    [
      '-f',
      'lavfi',
      '-i',
      `sine=frequency=110:duration=${SECONDS}`,
      '-af',
      'volume=0.05',
      '-c:a',
      'libopus',
      '-b:a',
      '24k',
    ],
    ['-c:v', 'libvpx-vp9', '-crf', '42', '-b:v', '0', '-g', '24', '-pix_fmt', 'yuv420p', '-shortest', target],
  ),
  { stdio: 'inherit' },
)
rmSync(folder, { recursive: true })
process.exitCode = status ?? 1

function drawFrame({ frame, fps, seconds, width, height }) {
  const canvas = document.querySelector('canvas')
  canvas.width = width
  canvas.height = height
  const pen = canvas.getContext('2d')
  const time = frame / fps
  const [x, y] = [width / 2, height / 2]
  const count = 8 - Math.floor((time / seconds) * 8)
  const within = ((time / seconds) * 8) % 1

  const glow = pen.createRadialGradient(x, y, 20, x, y, width * 0.7)
  const hue = 18 + (time / seconds) * 210
  glow.addColorStop(0, `hsl(${hue} 34% 62%)`)
  glow.addColorStop(1, `hsl(${hue + 40} 45% 14%)`)
  pen.fillStyle = glow
  pen.fillRect(0, 0, width, height)

  pen.fillStyle = 'rgb(0 0 0 / 0.32)'
  pen.beginPath()
  pen.moveTo(x, y)
  pen.arc(x, y, width, -Math.PI / 2, -Math.PI / 2 + within * 2 * Math.PI)
  pen.fill()

  pen.strokeStyle = 'rgb(255 255 255 / 0.75)'
  pen.lineWidth = 2
  for (const radius of [110, 126]) {
    pen.beginPath()
    pen.arc(x, y, radius, 0, 2 * Math.PI)
    pen.stroke()
  }
  pen.beginPath()
  pen.moveTo(0, y)
  pen.lineTo(width, y)
  pen.moveTo(x, 0)
  pen.lineTo(x, height)
  pen.stroke()

  pen.fillStyle = '#fff'
  pen.font = '700 150px Georgia, serif'
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  pen.fillText(String(count), x, y + 8)
  return canvas.toDataURL('image/jpeg', 0.9).split(',')[1]
}
