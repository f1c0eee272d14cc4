/** The language an element speaks and asks in, as a BCP 47 tag: of the nearest `lang` around it, else the browser's. */
export function langOf(element: Element): string {
  const named = element.closest('[lang]')?.getAttribute('lang')
  return named || document.documentElement.lang || navigator.language
}
