/** `address` as it is when it is one over http(s), relative ones against the page; undefined for all others. */
export function safeUrl(address: string, pageUrl: string, hosts?: readonly string[]): string | undefined {
  try {
    const { protocol, host, hostname } = new URL(address, pageUrl)
    if (!/^https?:$/.test(protocol)) return undefined
    return !hosts || hosts.includes(host) || hosts.includes(hostname) ? address : undefined
  } catch {
    return undefined
  }
}
