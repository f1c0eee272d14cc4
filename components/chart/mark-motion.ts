// Marks go from where they were to where they are. They are told apart by id, so that a bar stays its genre's bar in another
// order; only transforms move, numbers change at once.

/** For each second that other things take: 250 ms of 180. */
const LONGER_MS = 1400

/** Remembers where marks are painted; call what it returns when they are somewhere else. 0 seconds move none. */
export function rememberMarks(root: ParentNode): (seconds: number) => void {
  const places = new Map([...shapesOf(root)].map(([key, shape]) => [key, shape.getBoundingClientRect()]))
  return (seconds) => {
    for (const [key, shape] of seconds > 0 ? shapesOf(root) : []) {
      const from = places.get(key)
      if (!from) continue
      const to = shape.getBoundingClientRect()
      const scale = shape.localName === 'rect' && to.width > 0 ? from.width / to.width : 1
      const start = `translate(${from.x - to.x}px, ${from.y - to.y}px) scaleX(${scale})`
      shape.animate({ transform: [start, 'none'] }, { duration: seconds * LONGER_MS, easing: 'ease-out' })
    }
  }
}

function shapesOf(root: ParentNode): Map<string, Element> {
  const shapes = [...root.querySelectorAll<SVGElement>('[data-mark] > *')]
  return new Map(
    shapes.map((shape) => [`${shape.parentElement?.dataset['mark']} ${shape.getAttribute('part')}`, shape]),
  )
}
