// The messages of one kind of element, one catalog a language. English is built in; another one is fetched when an element
// speaks it, and a site may add a language or replace single messages.

export interface Speaker {
  requestUpdate(): void
}

export type Loaders<Messages> = Record<string, () => Promise<{ messages: Messages }>>

export interface Catalogs<Messages> {
  /** Adds a language or changes messages of one; what is left out stays. Elements pick it up at their next render. */
  register(lang: string, messages: Partial<Messages>): void
  /**
   * The messages of the language nearest to a BCP 47 tag: itself, its base language, then English. A language that has to
   * be fetched is English until then; `speaker` is told to render again.
   */
  messagesFor(lang: string, speaker: Speaker): Messages
}

export function createCatalogs<Messages extends object>(
  en: Messages,
  loaders: Loaders<Messages>,
): Catalogs<Messages> {
  const known = new Map([['en', en]])
  const fetching = new Map<string, Promise<unknown>>()
  const own = new Map<string, Partial<Messages>>()
  const spoken = new Map<string, Messages>()

  async function fetchCatalog(lang: string, speaker: Speaker): Promise<void> {
    const load = loaders[lang]
    if (!load || known.has(lang)) return
    try {
      const fetched = fetching.get(lang) ?? load().then(({ messages }) => known.set(lang, messages))
      fetching.set(lang, fetched)
      await fetched
      spoken.clear()
      speaker.requestUpdate()
    } catch {
      // English stays; the next render tries again.
      fetching.delete(lang)
    }
  }

  return {
    register(lang, messages) {
      own.set(lang.toLowerCase(), messages)
      spoken.clear()
    },
    messagesFor(lang, speaker) {
      const tag = lang.toLowerCase()
      const base = tag.split('-')[0] ?? ''
      void fetchCatalog(base, speaker)
      let messages = spoken.get(tag)
      if (!messages)
        spoken.set(tag, (messages = { ...(known.get(base) ?? en), ...own.get(base), ...own.get(tag) }))
      return messages
    },
  }
}
