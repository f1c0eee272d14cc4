// Every layout shift of the page, from its first frame on: also those soon after input, which the usual score leaves out.
const shifts = []
const output = document.querySelector('output')

new globalThis.PerformanceObserver((list) => {
  for (const { value, hadRecentInput, startTime, sources } of list.getEntries()) {
    const moved = sources.map(({ node, previousRect, currentRect }) => ({
      what: nameOf(node),
      from: [previousRect.x, previousRect.y, previousRect.width, previousRect.height],
      to: [currentRect.x, currentRect.y, currentRect.width, currentRect.height],
    }))
    shifts.push({ value, hadRecentInput, startTime, moved })
    output.value = shifts.reduce((sum, shift) => sum + shift.value, 0).toFixed(3)
  }
}).observe({ type: 'layout-shift', buffered: true })
globalThis.layoutShifts = shifts

function nameOf(node) {
  const element = node instanceof globalThis.Element ? node : node?.parentElement
  const host = element?.getRootNode().host
  const name = [element?.localName, element?.className].filter(Boolean).join('.')
  return host ? `${host.localName} ${name}` : name || 'gone'
}
