// Reads a filter's text. Lenient where published samples vary (letter case of keywords, datasets and fields,
// `UserId`, single quotes, a quoted "$PARAM", `($PARAM)` after a comparison); strict about everything else.
import { checkFilter } from './check.ts'
import { COMPARISONS, FILTER_DATASETS, FILTER_TARGETS, FilterSyntaxError } from './syntax.ts'
import type { Comparison, Filter, FilterExpression, FilterValue, Operand, Test } from './syntax.ts'
import { tokenize } from './tokenize.ts'
import type { Token } from './tokenize.ts'

/**
 * The filter that a text means.
 * Errors  FilterSyntaxError, which knows the position, for text outside the grammar and for what check.ts refuses.
 */
export function parseFilter(text: string): Filter {
  const filter = new FilterParser(tokenize(text)).parse()
  checkFilter(filter)
  return filter
}

/**
 * The values of one filter parameter: strings in quotes, numbers bare, separated by commas.
 * Errors  FilterSyntaxError for anything else, such as a word without quotes.
 */
export function parseFilterValues(text: string): FilterValue[] {
  return new FilterParser(tokenize(text)).parseValues()
}

class FilterParser {
  readonly #tokens: readonly Token[]
  #index = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  parse(): Filter {
    const expressions = [this.#expression()]
    while (this.#takeSymbol('|')) expressions.push(this.#expression())
    if (this.#peek().type !== 'end') throw this.#unexpected('AND, OR, IF, | or the end')
    return { expressions }
  }

  parseValues(): FilterValue[] {
    const values = [this.#value()]
    while (this.#takeSymbol(',')) values.push(this.#value())
    if (this.#peek().type !== 'end') throw this.#unexpected('a comma or the end')
    return values
  }

  #expression(): FilterExpression {
    const action = this.#takeWord('INCLUDE') ? 'INCLUDE' : this.#takeWord('EXCLUDE') ? 'EXCLUDE' : undefined
    if (action === undefined) throw this.#unexpected('INCLUDE or EXCLUDE')
    const target = FILTER_TARGETS.find((name) => this.#takeWord(name))
    if (target === undefined) throw this.#unexpected(FILTER_TARGETS.join(', '))
    this.#expectWord('WHERE')

    const where: Test[][] = [[this.#datasetTest()]]
    for (;;) {
      if (this.#takeWord('AND')) where.at(-1)?.push(this.#datasetTest())
      else if (this.#takeWord('OR')) where.push([this.#datasetTest()])
      else break
    }
    const onlyIf: Test[] = []
    if (this.#takeWord('IF')) {
      do onlyIf.push(this.#userTest())
      while (this.#takeWord('AND'))
    }
    return { action, target, where, onlyIf }
  }

  #datasetTest(): Test {
    // `Item.GENRE` stands in published samples beside `Items.GENRE`.
    const dataset = FILTER_DATASETS.find((name) => this.#takeWord(name) || this.#takeWord(name.slice(0, -1)))
    if (dataset === undefined) throw this.#unexpected(`a dataset (${FILTER_DATASETS.join(', ')})`)
    return { dataset, field: this.#field(), ...this.#comparison({ currentItemAllowed: true }) }
  }

  #userTest(): Test {
    this.#expectWord('CurrentUser')
    return {
      dataset: 'CurrentUser',
      field: this.#field(),
      ...this.#comparison({ currentItemAllowed: false }),
    }
  }

  #comparison({ currentItemAllowed }: { currentItemAllowed: boolean }): Pick<Test, 'operator' | 'operand'> {
    const operator = this.#operator()
    if (currentItemAllowed && this.#takeWord('CurrentItem')) {
      return { operator, operand: { type: 'currentItem', field: this.#field() } }
    }
    const isList = operator === 'IN' || operator === 'NOT IN'
    return { operator, operand: isList ? this.#list() : this.#single() }
  }

  #operator(): Test['operator'] {
    if (this.#takeWord('IN')) return 'IN'
    if (this.#takeWord('NOT_IN')) return 'NOT IN'
    if (this.#takeWord('NOT')) {
      this.#expectWord('IN')
      return 'NOT IN'
    }
    const comparison = COMPARISONS.find((symbol): symbol is Comparison => this.#takeSymbol(symbol))
    if (comparison === undefined) throw this.#unexpected(`IN, NOT IN, ${COMPARISONS.join(', ')}`)
    return comparison
  }

  #list(): Operand {
    this.#expectSymbol('(')
    const placeholder = this.#takePlaceholder()
    if (placeholder !== undefined) {
      this.#expectSymbol(')')
      return placeholder
    }
    const values = [this.#value()]
    while (this.#takeSymbol(',')) values.push(this.#value())
    this.#expectSymbol(')')
    return { type: 'values', values }
  }

  #single(): Operand {
    const inParentheses = this.#takeSymbol('(')
    const operand = this.#takePlaceholder() ?? { type: 'values' as const, values: [this.#value()] }
    if (inParentheses) this.#expectSymbol(')')
    return operand
  }

  #takePlaceholder(): Operand | undefined {
    const token = this.#peek()
    if (token.type !== 'placeholder') return undefined
    this.#index++
    return { type: 'placeholder', name: token.text }
  }

  #value(): FilterValue {
    const token = this.#peek()
    if (token.type !== 'string' && token.type !== 'number')
      throw this.#unexpected('a quoted string or a number')
    this.#index++
    return token.type === 'string' ? token.text : Number(token.text)
  }

  #field(): string {
    this.#expectSymbol('.')
    const token = this.#peek()
    if (token.type !== 'word') throw this.#unexpected('a field name')
    this.#index++
    return token.text
  }

  #peek(): Token {
    return this.#tokens[this.#index] ?? { type: 'end', text: '', position: 0 }
  }

  #take(type: Token['type'], isWanted: (text: string) => boolean): boolean {
    const token = this.#peek()
    if (token.type !== type || !isWanted(token.text)) return false
    this.#index++
    return true
  }

  #takeWord(word: string): boolean {
    return this.#take('word', (text) => text.toUpperCase() === word.toUpperCase())
  }

  #takeSymbol(symbol: string): boolean {
    return this.#take('symbol', (text) => text === symbol)
  }

  #expectWord(word: string): void {
    if (!this.#takeWord(word)) throw this.#unexpected(word)
  }

  #expectSymbol(symbol: string): void {
    if (!this.#takeSymbol(symbol)) throw this.#unexpected(symbol)
  }

  #unexpected(wanted: string): FilterSyntaxError {
    const { type, text, position } = this.#peek()
    const found = type === 'end' ? 'the end' : JSON.stringify(type === 'placeholder' ? `$${text}` : text)
    return new FilterSyntaxError(`Expected ${wanted} at position ${position}, found ${found}`, position)
  }
}
