// MovieLens sorts titles by their first word: "Matrix, The (1999)" becomes "The Matrix" of 1999.

const YEAR = /\s*\((\d{4})(?:\s*[-–]\s*(?:\d{4})?)?\)\s*$/u
/** Articles as the releases write them; those that are common last words in English are left out. */
const ARTICLE =
  /^(?<prefix>a\.k\.a\. )?(?<words>.+?), (?<article>The|A|An|La|Le|Les|L'|Il|Lo|Gli|Der|Die|Das|Ein|Eine|El|Los|Las|Un|Une|Una|Det|Den|Os)(?<rest>: .+)?$/u

export function parseTitle(text: string): { title: string; year?: number } {
  const year = YEAR.exec(text)
  const name = text.slice(0, year?.index ?? text.length).trim()
  const title = name
    .split(/(?<=\()|(?=\s*\))|(?=\s\()/u)
    .map(articleFirst)
    .join('')
  return { title, ...(year?.[1] !== undefined && { year: Number(year[1]) }) }
}

function articleFirst(part: string): string {
  const { prefix = '', words, article, rest = '' } = ARTICLE.exec(part)?.groups ?? {}
  if (words === undefined || article === undefined) return part
  return `${prefix}${article}${article.endsWith("'") ? '' : ' '}${words}${rest}`
}
