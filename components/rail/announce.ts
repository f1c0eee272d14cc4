// One polite live region for the page, shared by all copies of the kit. Only for results of what the user did.

const ID = 'is-announcer'

/** Lets assistive technology say a sentence when it has time. */
export function announce(sentence: string): void {
  const region = document.getElementById(ID) ?? createRegion()
  // The same sentence twice is a change too: an empty region first, the text with the next task.
  region.textContent = ''
  setTimeout(() => (region.textContent = sentence), 50)
}

function createRegion(): HTMLElement {
  const region = document.createElement('div')
  region.id = ID
  region.role = 'status'
  // By property, not by attribute: a strict style-src allows it.
  Object.assign(region.style, { position: 'fixed', clipPath: 'inset(50%)' })
  document.body.append(region)
  return region
}
