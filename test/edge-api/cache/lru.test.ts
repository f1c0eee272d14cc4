import { describe, expect, it } from 'vitest'
import { createLru } from '../../../edge-api/cache/lru.ts'
import { weighMegabytes } from '../../support/weigh.ts'

describe('createLru', () => {
  it('makes room by what was not asked for the longest', () => {
    const lru = createLru<number>({ maxSize: 3 })
    for (const [value, key] of ['a', 'b', 'c'].entries()) lru.set(key, value)
    lru.get('a')
    lru.set('b', 10)

    lru.set('d', 3)

    expect([...lru.keys()]).to.deep.equal(['a', 'b', 'd'])
    expect(lru.get('c')).to.equal(undefined)
    expect(lru.get('b')).to.equal(10)
  })

  it('goes on to make room after it was emptied, and after keys were removed', () => {
    const lru = createLru<number>({ maxSize: 2 })
    for (const key of ['a', 'b', 'c']) lru.set(key, 0)
    lru.delete('b')
    lru.delete('c')

    for (const key of ['d', 'e', 'f', 'g']) lru.set(key, 0)

    expect([...lru.keys()]).to.deep.equal(['f', 'g'])
  })

  it('weighs values, and keeps none that is heavier than everything may be', () => {
    const lru = createLru<string>({ maxSize: 10, sizeOf: ({ length }) => length })
    lru.set('a', '4444')
    lru.set('b', '4444')

    lru.set('c', '333')
    lru.set('b', '12345678901')

    expect([...lru.keys()]).to.deep.equal(['c'])
    // 3 are taken: 7 more have room.
    lru.set('d', '7777777')
    expect([...lru.keys()]).to.deep.equal(['c', 'd'])
  })

  it('weighs a value once when its key is set again', () => {
    const lru = createLru<string>({ maxSize: 10, sizeOf: ({ length }) => length })
    for (let time = 0; time < 5; time += 1) lru.set('a', '4444')

    lru.set('b', '666666')

    expect([...lru.keys()]).to.deep.equal(['a', 'b'])
  })

  it('lets values end, each after its own time', () => {
    let nowMs = 1000
    const lru = createLru<string>({ maxSize: 10, ttlMs: 50, nowMs: () => nowMs })
    lru.set('a', 'by default')
    lru.set('b', 'sooner', 10)

    nowMs = 1010
    expect([lru.get('a'), lru.get('b')]).to.deep.equal(['by default', undefined])
    nowMs = 1050
    expect(lru.get('a')).to.equal(undefined)
    expect([...lru.keys()]).to.deep.equal([])
  })

  it('keeps the newest of very many', () => {
    const lru = createLru<number>({ maxSize: 1000 })

    for (let value = 0; value < 50_000; value += 1) lru.set(String(value), value)

    expect([...lru.keys()]).to.have.lengthOf(1000)
    expect([lru.get('48999'), lru.get('49000')]).to.deep.equal([undefined, 49_000])
  })

  it('holds nothing but its values, however often they are asked for while it fills', () => {
    const lru = createLru<object>({ maxSize: 100_000 })

    const megabytes = weighMegabytes(() => {
      for (let turn = 0; turn < 1e6; turn += 1) {
        if (turn % 1000 === 0) lru.set(`new ${turn}`, {})
        lru.get('new 0')
      }
      return lru
    })

    // A thousand values, and tables for as many keys; 45 MB when an iterator stands still in them.
    expect(megabytes).to.be.lessThan(5)
    expect([...lru.keys()]).to.have.lengthOf(1000)
  })
})
