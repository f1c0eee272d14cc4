import { describe, expect, it } from 'vitest'
import { compareInterfaces, isEnough, listPromises } from '../../.tools/public-interface.mjs'

const element = {
  kind: 'class',
  name: 'IsThing',
  tagName: 'is-thing',
  attributes: [{ name: 'layout' }],
  slots: [{ name: '' }],
  cssParts: [{ name: 'card' }, { name: 'card' }],
}
const manifest = {
  modules: [{ path: 'is-thing.ts', declarations: [element, { kind: 'class', name: 'Helper' }] }],
}

describe('the public interface', () => {
  it('names every promise of every element once, and nothing of a helper', () => {
    expect(listPromises(manifest)).toEqual([
      '<is-thing>',
      '<is-thing> attribute layout',
      '<is-thing> part card',
      '<is-thing> slot (default)',
    ])
  })

  it.each([
    { change: 'nothing', after: ['<a>', '<a> part card'], bump: 'none' },
    { change: 'a new part', after: ['<a>', '<a> part card', '<a> part title'], bump: 'minor' },
    { change: 'a withdrawn part', after: ['<a>'], bump: 'major' },
    { change: 'a renamed part', after: ['<a>', '<a> part poster'], bump: 'major' },
  ])('demands $bump for $change', ({ after, bump }) => {
    expect(compareInterfaces(['<a>', '<a> part card'], after).bump).toBe(bump)
  })

  it.each([
    { oldVersion: '1.2.3', type: 'minor', demanded: 'major', enough: false },
    { oldVersion: '0.2.3', type: 'minor', demanded: 'major', enough: true },
    { oldVersion: '0.2.3', type: 'patch', demanded: 'minor', enough: false },
    { oldVersion: '1.2.3', type: 'patch', demanded: 'none', enough: true },
  ] as const)(
    '$demanded asked of $oldVersion: $type is enough? $enough',
    ({ demanded, enough, ...release }) => {
      expect(isEnough(release, demanded)).toBe(enough)
    },
  )
})
