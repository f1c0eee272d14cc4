// The lines of a text file, one at a time. Not node:readline: it also splits at U+2028, which JSON allows inside strings.
import { createReadStream } from 'node:fs'

/** Without empty lines and line ends. */
export async function* readLines(path: string): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of createReadStream(path, 'utf8') as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line.trim() !== '') yield line
  }
  if (rest.trim() !== '') yield rest
}
