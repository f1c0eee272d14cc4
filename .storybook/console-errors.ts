// A story that writes an error to the console, throws past its play function, or asks for what is not there, fails as a test.

let seen: string[] = []
let start = 0

/** Listens from here on; the returned function ends that. */
export function watchForErrors(): () => void {
  seen = []
  start = performance.now()
  const write = console.error
  console.error = (...values: unknown[]) => {
    seen.push(values.map(String).join(' '))
    write(...values)
  }
  const uncaught = ({ message }: ErrorEvent): number => seen.push(message)
  const unhandled = ({ reason }: PromiseRejectionEvent): number => seen.push(String(reason))
  addEventListener('error', uncaught)
  addEventListener('unhandledrejection', unhandled)
  return () => {
    console.error = write
    removeEventListener('error', uncaught)
    removeEventListener('unhandledrejection', unhandled)
  }
}

/** Throws what was seen since. A story that shows a missing file names the end of its address as the parameter `missing`. */
export function failOnErrors({ parameters }: { parameters: { missing?: string } }): void {
  const { missing: expected } = parameters
  const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
  const missing = resources
    .filter(({ startTime, responseStatus }) => startTime >= start && responseStatus >= 400)
    .filter(({ name }) => expected === undefined || !name.endsWith(expected))
    .map(({ name, responseStatus }) => `${responseStatus}: ${name}`)
  if (seen.length + missing.length > 0) throw new Error([...seen, ...missing].join('\n'))
}
