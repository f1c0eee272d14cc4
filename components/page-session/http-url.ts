/** An address as a URL when it is one over http(s), relative ones against the document; undefined for all others. */
export function toHttpUrl(address: string): URL | undefined {
  try {
    const url = new URL(address, document.baseURI)
    return /^https?:$/.test(url.protocol) ? url : undefined
  } catch {
    return undefined
  }
}
