// Marks go from where they were to where they are. They are told apart by id, so that a bar stays its genre's bar in another
// order; only transforms move, numbers change at once.

const DURATION_MS = 250

/** Remembers where marks are painted; call what it returns when they are somewhere else. `motion` 0 moves none. */
export function rememberMarks(root: ParentNode): (motion: number) => void {
  const places = new Map([...shapesOf(root)].map(([key, shape]) => [key, shape.getBoundingClientRect()]))
  return (motion) => {
    for (const [key, shape] of motion > 0 ? shapesOf(root) : []) {
      const from = places.get(key)
      const to = shape.getBoundingClientRect()
      const scale = from && shape.localName === 'rect' ? from.width / to.width : 1
      if (!from || !Number.isFinite(scale)) continue
      const start = `translate(${from.x - to.x}px, ${from.y - to.y}px) scaleX(${scale})`
      shape.animate({ transform: [start, 'none'] }, { duration: motion * DURATION_MS, easing: 'ease-out' })
    }
  }
}

function shapesOf(root: ParentNode): Map<string, Element> {
  const shapes = [...root.querySelectorAll<SVGElement>('[data-mark] > *')]
  return new Map(
    shapes.map((shape) => [`${shape.parentElement?.dataset['mark']} ${shape.getAttribute('part')}`, shape]),
  )
}
