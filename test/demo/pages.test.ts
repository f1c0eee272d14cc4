// The pages repeat their frame by hand, as plain HTML does: a reader sees whole pages, and nothing waits for a script.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const DEMO = fileURLToPath(new URL('../../demo/', import.meta.url))
const FIRST = 'index.html'
const LOST = '404.html'
const others = readdirSync(DEMO).filter((name) => name.endsWith('.html') && name !== FIRST)

const HEAD = [
  ['<!doctype html>', '<title>'],
  ['<link rel="icon"', '/site.css" />'],
] as const
const BODY = [
  ['<header class="top">', '<main '],
  ['<noscript', '</noscript'],
  ['<footer class="bottom">', '</html>'],
] as const

describe.each(others)('%s', (name) => {
  it.each(name === LOST ? HEAD : [...HEAD, ...BODY])('is like the others from %s to %s', (from, to) => {
    expect(cut(name, from, to)).toBe(cut(FIRST, from, to))
  })
})

it.each(['/', '/viewing'])('%s is the current page in its own head alone', (path) => {
  const current = [FIRST, ...others].filter((name) => read(name).includes(`<a href="${path}" aria-current`))
  expect(current).toEqual([path === '/' ? FIRST : `${path.slice(1)}.html`])
})

function cut(name: string, from: string, to: string): string {
  const page = read(name).replace(' aria-current="page"', '')
  const start = page.indexOf(from)
  const end = page.indexOf(to, start)
  if (start < 0 || end < 0) throw new Error(`${name} has no ${from} … ${to}`)
  return page.slice(start, end)
}

function read(name: string): string {
  return readFileSync(DEMO + name, 'utf8')
}
