// A chart as a file of its own, fetched when somebody asks for one: what is on the screen, shapes and words, without what
// can be pressed. It is painted on a canvas stroke by stroke: a picture that is loaded first would need a hole in a CSP.

export type ExportFormat = 'svg' | 'png' | 'csv' | 'table'

export interface ChartPicture {
  figure: HTMLElement
  title: string
  description: string
}

interface Shape {
  /** SVG path data, where it is no text. */
  path?: string
  text: string
  x: number
  y: number
  fill: string
  style: CSSStyleDeclaration
}

interface Drawing {
  width: number
  height: number
  surface: string
  shapes: Shape[]
}

const LEFT_OUT = 'fieldset, details, defs, .absent, .tip, .caption'
const MARGIN_PX = 16
const HATCH_PX = 6
const HATCH = `M0 ${HATCH_PX}L${HATCH_PX} 0`

export function toSvg({ figure, title, description }: ChartPicture): string {
  const { width, height, surface, shapes } = draw(figure)
  const drawn = shapes.map(({ path, text, x, y, fill, style }) =>
    path
      ? `<path d="${path}" fill="${escape(fill)}" stroke="${style.stroke}" stroke-width="${style.strokeWidth}" stroke-dasharray="${style.strokeDasharray}"/>`
      : `<text x="${x}" y="${y}" fill="${fill}" direction="${style.direction}" dominant-baseline="central" style="font:${escape(fontOf(style))}">${escape(text)}</text>`,
  )
  const hatched = shapes.find(({ fill }) => isHatch(fill))
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><title>${escape(title)}</title><desc>${escape(description)}</desc><defs><pattern id="hatch" width="${HATCH_PX}" height="${HATCH_PX}" patternUnits="userSpaceOnUse"><path d="${HATCH}" stroke="${hatched?.style.stroke}"/></pattern></defs><path d="M0 0h${width}v${height}H0" fill="${surface}"/>${drawn.join('')}</svg>`
}

/** The same as pixels, `scale` times as many as on the screen. */
export function toPng({ figure }: ChartPicture, scale: number): Promise<Blob> {
  const { width, height, surface, shapes } = draw(figure)
  const [canvas, pen] = createCanvas(width * scale, height * scale)
  pen.scale(scale, scale)
  pen.fillStyle = surface
  pen.fillRect(0, 0, width, height)
  pen.textBaseline = 'middle'
  for (const { path, text, x, y, fill, style } of shapes) {
    pen.fillStyle = isHatch(fill) ? hatch(pen, style.stroke) : fill
    if (path) {
      const outline = new Path2D(path)
      if (fill !== 'none') pen.fill(outline)
      pen.setLineDash(style.strokeDasharray.split(',').map(parseFloat).filter(Boolean))
      pen.lineWidth = parseFloat(style.strokeWidth)
      pen.strokeStyle = style.stroke
      if (style.stroke !== 'none') pen.stroke(outline)
    } else {
      pen.font = fontOf(style)
      pen.direction = style.direction as CanvasDirection
      pen.fillText(text, x, y)
    }
  }
  return canvas.convertToBlob()
}

/** Saves a file named after the chart. */
export function save(title: string, file: Blob, extension: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = `${title.replace(/[^\p{L}\p{N}]+/gu, '-')}.${extension}`
  link.click()
  // Not at once: the download reads it first.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

/** All that is painted, in the order of the document, from the top left of the figure. */
function draw(figure: HTMLElement): Drawing {
  const frame = figure.getBoundingClientRect()
  const left = frame.x - MARGIN_PX
  const top = frame.y - MARGIN_PX
  const shapes: Shape[] = []
  let bottom = 0
  const walker = document.createTreeWalker(figure, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node instanceof Element && node.matches(LEFT_OUT) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  )
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement
    if (node instanceof Text && parent) {
      const style = getComputedStyle(parent)
      const fill = parent instanceof SVGElement ? style.fill : style.color
      // Word by word, as the screen breaks the lines.
      for (const { index, 0: text } of node.data.matchAll(/\S+/g)) {
        const range = document.createRange()
        range.setStart(node, index)
        range.setEnd(node, index + text.length)
        const box = range.getBoundingClientRect()
        if (box.height === 0) continue
        const x = style.direction === 'rtl' ? box.right : box.left
        shapes.push({ text, x: x - left, y: box.top + box.height / 2 - top, fill, style })
        bottom = Math.max(bottom, box.bottom)
      }
    } else if (node instanceof SVGGeometryElement) {
      const matrix = node.getScreenCTM()
      const style = getComputedStyle(node)
      if (!matrix || style.display === 'none') continue
      const { a, d } = matrix
      const at = ({ x, y }: { x: number; y: number }): string =>
        `M${x * a + matrix.e - left} ${y * d + matrix.f - top}`
      const box = node.getBBox()
      const { x, y, width, height } = box
      const arc = `a${(width / 2) * a} ${(height / 2) * d} 0 1 0 `
      const path =
        node.localName === 'rect'
          ? `${at(box)}h${width * a}v${height * d}h${-width * a}z`
          : node.localName === 'circle'
            ? `${at({ x, y: y + height / 2 })}${arc}${width * a} 0${arc}${-width * a} 0`
            : at(node.getPointAtLength(0)) +
              at(node.getPointAtLength(node.getTotalLength())).replace('M', 'L')
      shapes.push({ path, text: '', x, y, fill: style.fill, style })
    }
  }
  return {
    width: Math.round(frame.width + 2 * MARGIN_PX),
    height: Math.round(bottom - top + MARGIN_PX),
    surface: getComputedStyle(figure).getPropertyValue('--_sheet'),
    shapes,
  }
}

const fontOf = ({ fontWeight, fontSize, fontFamily }: CSSStyleDeclaration): string =>
  `${fontWeight} ${fontSize} ${fontFamily}`

const isHatch = (fill: string): boolean => fill.startsWith('url')

function hatch(pen: OffscreenCanvasRenderingContext2D, ink: string): CanvasPattern | string {
  const [tile, brush] = createCanvas(HATCH_PX, HATCH_PX)
  brush.strokeStyle = ink
  brush.stroke(new Path2D(HATCH))
  return pen.createPattern(tile, 'repeat') ?? ink
}

function createCanvas(width: number, height: number): [OffscreenCanvas, OffscreenCanvasRenderingContext2D] {
  const canvas = new OffscreenCanvas(width, height)
  return [canvas, canvas.getContext('2d') as OffscreenCanvasRenderingContext2D]
}

const escape = (text: string): string =>
  text.replace(/[<&"]/g, (character) => `&#${character.charCodeAt(0)};`)
