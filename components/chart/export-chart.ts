// A chart's picture as a file of its own: what the stylesheets say is written into the copy, because a file has none.

const COPIED = [
  'fill',
  'stroke',
  'stroke-width',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
]

export interface ChartPicture {
  svg: SVGSVGElement
  /** Labels beside the picture, which the page shows as HTML. */
  labels: HTMLElement[]
  title: string
  description: string
}

/** The picture with its labels as SVG text. */
export function toSvg({ svg, labels, title, description }: ChartPicture): string {
  const frame = (svg.parentElement ?? svg).getBoundingClientRect()
  const box = svg.getBoundingClientRect()
  const file = create('svg', { xmlns: SVG, width: frame.width, height: frame.height })
  file.append(create('title', {}, title), create('desc', {}, description))
  // Patterns live in the legend, which has a picture of its own.
  for (const defs of frameOf(svg).querySelectorAll<SVGElement>('defs')) file.append(inline(defs))
  const picture = inline(svg)
  const place = { x: box.x - frame.x, y: box.y - frame.y, width: box.width, height: box.height }
  for (const [name, value] of Object.entries(place)) picture.setAttribute(name, String(value))
  picture.setAttribute('overflow', 'visible')
  file.append(picture)
  for (const label of labels) {
    const { x, y, right, height } = label.getBoundingClientRect()
    const style = getComputedStyle(label)
    const rtl = style.direction === 'rtl'
    file.append(
      create(
        'text',
        {
          x: (rtl ? right : x) - frame.x,
          y: y - frame.y + height / 2,
          fill: style.color,
          'font-family': style.fontFamily,
          'font-size': style.fontSize,
          'text-anchor': 'start',
          direction: style.direction,
          'dominant-baseline': 'central',
        },
        label.textContent ?? '',
      ),
    )
  }
  return new XMLSerializer().serializeToString(file)
}

/** The same as pixels, `scale` times as many as on the screen. */
export async function toPng(picture: ChartPicture, scale: number): Promise<Blob> {
  const image = new Image()
  const address = URL.createObjectURL(new Blob([toSvg(picture)], { type: 'image/svg+xml' }))
  try {
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(image.width * scale)
    canvas.height = Math.round(image.height * scale)
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be drawn')))),
    )
  } finally {
    URL.revokeObjectURL(address)
  }
}

const SVG = 'http://www.w3.org/2000/svg'

function create(name: string, attributes: Record<string, string | number>, text = ''): SVGElement {
  const element = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
  element.textContent = text
  return element
}

function frameOf(svg: SVGSVGElement): ParentNode {
  return svg.getRootNode() as unknown as ParentNode
}

function inline(original: SVGElement): SVGElement {
  const copy = original.cloneNode(true) as SVGElement
  const originals = original.querySelectorAll('*')
  for (const [index, element] of copy.querySelectorAll('*').entries()) {
    const style = getComputedStyle(originals[index] ?? original)
    for (const name of COPIED) element.setAttribute(name, style.getPropertyValue(name))
  }
  for (const element of [copy, ...copy.querySelectorAll('*')]) {
    for (const name of ['class', 'part']) element.removeAttribute(name)
  }
  return copy
}
