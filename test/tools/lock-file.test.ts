import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

interface LockFile {
  packages: Record<string, { resolved?: string; link?: boolean }>
}

describe('package-lock.json', () => {
  const text = readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')

  it('names no place to download from, so that every registry serves it', () => {
    const { packages } = JSON.parse(text) as LockFile

    const elsewhere = Object.entries(packages).filter(
      ([, { resolved, link }]) => resolved !== undefined && !link,
    )

    expect(elsewhere).toEqual([])
    expect(text).not.toMatch(/https?:\/\/[^"/]*(registry|npm)[^"]*\.tgz/)
  })
})
