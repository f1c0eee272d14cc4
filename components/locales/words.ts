// Numbers, shares, days, lists and plurals as a language writes them, for catalogs that make sentences of them.

export function number(value: number, locale: string): string {
  return value.toLocaleString(locale, { maximumFractionDigits: 1 })
}

/** A share, 0..1, in whole percent. */
export function percent(value: number, locale: string): string {
  return value.toLocaleString(locale, { style: 'percent' })
}

export function list(items: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale, { type: 'unit' }).format(items)
}

/** A day, and the days from one to another. */
export function day(value: string, locale: string): string {
  return dayFormat(locale).format(new Date(value))
}
export function days(from: string, to: string, locale: string): string {
  return dayFormat(locale).formatRange(new Date(from), new Date(to))
}

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

/** Picks the form that the language of a catalog wants beside a number. */
export function pluralOf(lang: string): (value: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(lang, { maximumFractionDigits: 1 })
  return (value, forms) => forms[rules.select(value)] ?? forms.other
}

function dayFormat(locale: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
}
