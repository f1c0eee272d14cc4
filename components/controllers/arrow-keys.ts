/** Where an arrow key leads along the reading direction: 1 on, -1 back, 0 for any other key. Right is back in `dir=rtl`. */
export function arrowStep(key: string, element: Element): 1 | -1 | 0 {
  if (key !== 'ArrowRight' && key !== 'ArrowLeft') return 0
  return (key === 'ArrowRight') === (getComputedStyle(element).direction !== 'rtl') ? 1 : -1
}

/** Whether the browser or assistive technology owns the key. */
export function hasModifier({ altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  return altKey || ctrlKey || metaKey || shiftKey
}
