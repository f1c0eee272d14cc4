import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bindFilter } from '../../../edge-api/local/personalize/filters/bind.ts'
import { compileFilter } from '../../../edge-api/local/personalize/filters/evaluate.ts'
import type { Row } from '../../../edge-api/local/personalize/filters/evaluate.ts'
import { parseFilter, parseFilterValues } from '../../../edge-api/local/personalize/filters/parse.ts'
import { printFilter } from '../../../edge-api/local/personalize/filters/print.ts'
import { COMPARISONS, FilterSyntaxError } from '../../../edge-api/local/personalize/filters/syntax.ts'
import type {
  Filter,
  FilterExpression,
  Operand,
  Test,
} from '../../../edge-api/local/personalize/filters/syntax.ts'
import { toRow } from '../../../edge-api/local/personalize/model/row.ts'

describe('parseFilter', () => {
  it.each([
    ['EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("Watch", "Click")', undefined],
    ['EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("*")', undefined],
    ['INCLUDE ItemID WHERE Items.GENRES IN ($GENRES)', undefined],
    ['INCLUDE ItemID WHERE Items.PRICE >= $PRICE', undefined],
    ['INCLUDE ItemID WHERE Items.PRICE <= -1.5', undefined],
    ['EXCLUDE ItemID WHERE Items.A IN ("shoe") AND Items.B NOT IN ("boot") OR Items.C = 1', undefined],
    ['INCLUDE ItemID WHERE Items.PRICE < CurrentItem.PRICE AND Items.GENRE IN CurrentItem.GENRE', undefined],
    [
      'EXCLUDE ItemID WHERE Items.G IN ("Adult") IF CurrentUser.AGE < 18 AND CurrentUser.PLAN != "gold"',
      undefined,
    ],
    [
      'INCLUDE ItemID WHERE Items.A IN ("1") | EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ($T)',
      undefined,
    ],
    ['INCLUDE UserID WHERE Users.PLAN IN ("gold")', undefined],
    ['INCLUDE ActionID WHERE Actions.VALUE > $VALUE', undefined],
    // What published samples write, and what it means.
    ["include itemid where Item.genre in ('Comedy')", 'INCLUDE ItemID WHERE Items.genre IN ("Comedy")'],
    ['INCLUDE ItemID WHERE ITEMS.G IN ("$GENRE")', 'INCLUDE ItemID WHERE Items.G IN ($GENRE)'],
    ['INCLUDE ItemID WHERE Items.PRICE > ($PRICE)', 'INCLUDE ItemID WHERE Items.PRICE > $PRICE'],
    ['INCLUDE\n ItemID\tWHERE Items.A NOT_IN("x")', 'INCLUDE ItemID WHERE Items.A NOT IN ("x")'],
    ['INCLUDE ItemID WHERE Items.A IN ("say \\"hi\\" \\\\")', undefined],
  ])('reads %s', (text, canonical) => {
    expect(printFilter(parseFilter(text))).toBe(canonical ?? text)
  })

  it.each([
    ['', 0, 'INCLUDE or EXCLUDE'],
    ['DROP ItemID', 0, 'INCLUDE or EXCLUDE'],
    ['INCLUDE Item WHERE', 8, 'ItemID'],
    ['INCLUDE ItemID WHERE Movies.A IN ("x")', 21, 'a dataset'],
    ['INCLUDE ItemID WHERE Items A IN ("x")', 27, '.'],
    ['INCLUDE ItemID WHERE Items.A IN "x"', 32, '('],
    ['INCLUDE ItemID WHERE Items.A IN ()', 33, 'a quoted string or a number'],
    ['INCLUDE ItemID WHERE Items.A IN ($A, $B)', 35, ')'],
    ['INCLUDE ItemID WHERE Items.A LIKE "x"', 29, 'IN, NOT IN'],
    ['INCLUDE ItemID WHERE Items.A IN ("x', 33, 'never closed'],
    ['INCLUDE ItemID WHERE Items.A IN ("x") IF Items.B = 1', 41, 'CurrentUser'],
    ['INCLUDE ItemID WHERE Items.A IN ("x") IF CurrentUser.A = 1 IF CurrentUser.B = 2', 59, 'the end'],
    ['INCLUDE ItemID WHERE Items.A IN ("x") ;', 38, 'Unexpected character'],
    ['INCLUDE ItemID WHERE Items.A IN ("x") |', 39, 'INCLUDE or EXCLUDE'],
  ])('points at the fault of %s', (text, position, wanted) => {
    const error = syntaxErrorOf(() => parseFilter(text))
    expect(error.position).toBe(position)
    expect(error.message).toContain(wanted)
  })

  it.each([
    [
      'two datasets in one expression',
      'EXCLUDE ItemID WHERE Items.A IN ("x") OR Interactions.EVENT_TYPE IN ("Click")',
    ],
    ['another field of interactions', 'EXCLUDE ItemID WHERE Interactions.DEVICE IN ("tv")'],
    ['a placeholder after NOT IN', 'EXCLUDE ItemID WHERE Items.A NOT IN ($A)'],
    ['the star elsewhere', 'EXCLUDE ItemID WHERE Items.A IN ("*")'],
    ['an order of strings', 'EXCLUDE ItemID WHERE Items.A < "x"'],
    [
      'six fields',
      `EXCLUDE ItemID WHERE ${['A', 'B', 'C', 'D', 'E', 'F'].map((f) => `Items.${f} = 1`).join(' AND ')}`,
    ],
    ['two targets', 'INCLUDE ItemID WHERE Items.A = 1 | INCLUDE UserID WHERE Users.A = 1'],
  ])('refuses %s', (_, text) => {
    syntaxErrorOf(() => parseFilter(text))
  })

  it('reads what it prints', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        expect(parseFilter(printFilter(filter))).toEqual(filter)
      }),
    )
  })

  it('refuses any other text by its own error only', () => {
    const pieces = fc.constantFrom(
      'INCLUDE',
      'ItemID',
      'WHERE',
      'Items',
      '.',
      'A',
      'IN',
      '(',
      '"x"',
      ')',
      '|',
      '$A',
      '\u2028',
      "'",
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(pieces).map((parts) => parts.join(' ')),
        ),
        (text) => {
          try {
            parseFilter(text)
          } catch (error) {
            expect(error).toBeInstanceOf(FilterSyntaxError)
          }
        },
      ),
    )
  })
})

describe('parseFilterValues', () => {
  it('takes quoted strings and bare numbers', () => {
    expect(parseFilterValues('"Comedy", "Drama",3')).toEqual(['Comedy', 'Drama', 3])
  })

  it.each(['Comedy', '"Comedy" "Drama"', '"a",', ''])('refuses %s', (text) => {
    syntaxErrorOf(() => parseFilterValues(text))
  })
})

describe('a filter', () => {
  const rows: Record<string, Row> = {
    cheapComedy: toRow({ GENRES: 'Comedy|Romance', PRICE: 5 }),
    dearComedy: toRow({ GENRES: 'Comedy', PRICE: 20 }),
    drama: toRow({ genres: 'Drama', price: '10' }),
    bare: toRow({}),
  }
  const subject = {
    user: toRow({ age: 17, plan: 'gold' }),
    currentItem: rows['drama'],
    eventTypesByItem: new Map([
      ['drama', new Set(['watch'])],
      ['bare', new Set(['click', 'watch'])],
    ]),
  }
  const eligible = (text: string, filterValues: Record<string, string> = {}): string[] => {
    const isEligible = compileFilter(bindFilter(parseFilter(text), filterValues), subject)
    return Object.keys(rows).filter((itemId) => isEligible(itemId, rows[itemId]))
  }

  it.each([
    ['INCLUDE ItemID WHERE Items.GENRES IN ("Comedy")', ['cheapComedy', 'dearComedy']],
    ['INCLUDE ItemID WHERE Items.GENRES IN ("comedy")', []], // letter case counts
    ['INCLUDE ItemID WHERE Items.GENRES NOT IN ("Comedy")', ['drama', 'bare']],
    ['INCLUDE ItemID WHERE Items.PRICE < 20', ['cheapComedy', 'drama']],
    ['INCLUDE ItemID WHERE Items.PRICE >= 10', ['dearComedy', 'drama']],
    ['INCLUDE ItemID WHERE Items.PRICE != 10', ['cheapComedy', 'dearComedy', 'bare']],
    ['INCLUDE ItemID WHERE Items.PRICE IN (5, 10)', ['cheapComedy', 'drama']],
    // AND binds tighter: Comedy and dear, or Drama.
    [
      'INCLUDE ItemID WHERE Items.GENRES IN ("Comedy") AND Items.PRICE > 9 OR Items.GENRES IN ("Drama")',
      ['dearComedy', 'drama'],
    ],
    ['INCLUDE ItemID WHERE Items.PRICE < CurrentItem.PRICE', ['cheapComedy']],
    ['INCLUDE ItemID WHERE Items.GENRES IN CurrentItem.GENRES', ['drama']],
    ['EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("WATCH")', ['cheapComedy', 'dearComedy']], // case does not count
    ['EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("*")', ['cheapComedy', 'dearComedy']],
    ['INCLUDE ItemID WHERE Interactions.EVENT_TYPE NOT IN ("watch")', ['bare']], // it has a click
    ['EXCLUDE ItemID WHERE Items.GENRES IN ("Comedy") IF CurrentUser.AGE < 18', ['drama', 'bare']],
    [
      'EXCLUDE ItemID WHERE Items.GENRES IN ("Comedy") IF CurrentUser.AGE < 18 AND CurrentUser.PLAN != "gold"',
      Object.keys(rows),
    ],
    [
      'INCLUDE ItemID WHERE Items.GENRES IN ("Drama") | INCLUDE ItemID WHERE Items.PRICE = 5',
      ['cheapComedy', 'drama'],
    ],
    [
      'INCLUDE ItemID WHERE Items.PRICE > 0 | EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("watch")',
      ['cheapComedy', 'dearComedy'],
    ],
  ])('%s', (text, itemIds) => {
    expect(eligible(text)).toEqual(itemIds)
  })

  it('takes its parameters from the request', () => {
    expect(eligible('INCLUDE ItemID WHERE Items.GENRES IN ($G)', { G: '"Drama","Romance"' })).toEqual([
      'cheapComedy',
      'drama',
    ])
    expect(eligible('INCLUDE ItemID WHERE Items.PRICE > $P', { P: '5' })).toEqual(['dearComedy', 'drama'])
  })

  it('needs every parameter of INCLUDE, in matching case', () => {
    syntaxErrorOf(() => eligible('INCLUDE ItemID WHERE Items.GENRES IN ($G)', { g: '"Drama"' }))
  })

  it('leaves out what EXCLUDE has no value for', () => {
    const text = 'EXCLUDE ItemID WHERE Items.GENRES IN ($G) OR Items.PRICE = 20'
    expect(eligible(text)).toEqual(['cheapComedy', 'drama', 'bare'])
    expect(eligible('EXCLUDE ItemID WHERE Items.GENRES IN ($G)')).toEqual(Object.keys(rows))
  })
})

function syntaxErrorOf(run: () => unknown): FilterSyntaxError {
  try {
    run()
  } catch (error) {
    expect(error).toBeInstanceOf(FilterSyntaxError)
    return error as FilterSyntaxError
  }
  throw new Error('nothing was thrown')
}

const field = fc.constantFrom('GENRES', 'price', 'A_1')
const text = fc.string().filter((value) => value !== '*' && !/^\$\w+$/.test(value))
const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value))
const placeholder: fc.Arbitrary<Operand> = fc
  .constantFrom('P', 'p_2')
  .map((name) => ({ type: 'placeholder', name }))
const listed: fc.Arbitrary<Operand> = fc
  .array(fc.oneof(text, finite), { minLength: 1, maxLength: 3 })
  .map((values) => ({ type: 'values', values }))
const single: fc.Arbitrary<Operand> = finite.map((value) => ({ type: 'values', values: [value] }))
const currentItem: fc.Arbitrary<Operand> = field.map((name) => ({ type: 'currentItem', field: name }))

function tests(dataset: Test['dataset']): fc.Arbitrary<Test> {
  const item = dataset === 'Items' ? [currentItem] : []
  const make = (
    operator: fc.Arbitrary<Test['operator']>,
    operand: fc.Arbitrary<Operand>,
  ): fc.Arbitrary<Test> => fc.record({ dataset: fc.constant(dataset), field, operator, operand })
  return fc.oneof(
    make(fc.constant('IN'), fc.oneof(listed, placeholder, ...item)),
    make(fc.constant('NOT IN'), fc.oneof(listed, ...item)),
    make(fc.constantFrom(...COMPARISONS), fc.oneof(single, placeholder, ...item)),
  )
}

const expressions: fc.Arbitrary<FilterExpression> = fc.record({
  action: fc.constantFrom('INCLUDE', 'EXCLUDE'),
  target: fc.constant('ItemID'),
  where: fc.array(fc.array(tests('Items'), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
  onlyIf: fc.array(tests('CurrentUser'), { maxLength: 2 }),
})
const filters: fc.Arbitrary<Filter> = fc
  .record({ expressions: fc.array(expressions, { minLength: 1, maxLength: 3 }) })
  .filter(({ expressions: all }) => {
    const used = all.flatMap(({ where, onlyIf }) => [...where.flat(), ...onlyIf])
    return new Set(used.map((test) => `${test.dataset}.${test.field}`.toUpperCase())).size <= 5
  })
