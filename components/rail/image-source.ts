// Which pictures may be loaded: hosts on the list, over http(s), and nothing else that a title's data could smuggle in.

import type { Poster } from '@intellistream/edge-api/contract'
import { toHttpUrl } from '../page-session/http-url.ts'

/** TMDB's image host, https://developer.themoviedb.org/docs/image-basics */
const TMDB_IMAGE_HOST = 'image.tmdb.org'

export interface ImageSource {
  src: string
  srcset: string | undefined
  width: number
  height: number
}

/** The hosts of a rail: TMDB's, the API's own, and what the site names, separated by spaces. */
export function imageHosts(api: string, named: string): Set<string> {
  const hosts = new Set([TMDB_IMAGE_HOST, ...named.toLowerCase().split(/[\s,]+/)])
  return hosts.add(toHttpUrl(api)?.host ?? '')
}

/** What of a poster may be shown; undefined when it has none or its host is not on the list. */
export function toImageSource(poster: Poster | null, hosts: ReadonlySet<string>): ImageSource | undefined {
  if (!poster || !isAllowed(poster.src, hosts)) return undefined
  const candidates = poster.srcset?.split(/,\s+/)
  const srcset = candidates?.every((candidate) => isAllowed(candidate.trim().split(/\s+/)[0] ?? '', hosts))
    ? poster.srcset
    : undefined
  return { ...poster, srcset }
}

/** A hex color as it is; anything else could be more than a color. */
export function toColor(color: string | undefined): string | undefined {
  return color && /^#([\da-f]{3}){1,2}$/i.test(color) ? color : undefined
}

function isAllowed(address: string, hosts: ReadonlySet<string>): boolean {
  const url = toHttpUrl(address)
  return !!url && (hosts.has(url.host) || hosts.has(url.hostname))
}
