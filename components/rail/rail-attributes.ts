// The attributes that all rails share. What is wanted is an attribute, so that it can be read before the upgrade.

import { LitElement } from 'lit'
import type { PropertyDeclarations } from 'lit'

export abstract class RailAttributes extends LitElement {
  static override properties: PropertyDeclarations = {
    api: { reflect: true, useDefault: true },
    heading: {},
    headingLevel: { attribute: 'heading-level', type: Number },
    limit: { type: Number, reflect: true },
    tracking: {},
    edge: {},
    align: {},
    reactions: { type: Boolean },
    hrefTemplate: { attribute: 'href-template' },
    imageHosts: { attribute: 'image-hosts' },
    state: { attribute: false, noAccessor: true },
  }

  /** Sets the address of the API, where no `<is-provider>` gives it. */
  declare api: string
  /** Sets the heading; empty for the element's own. */
  declare heading: string
  /** Sets the level of the heading, 1..6. */
  declare headingLevel: number
  /** Sets how many cards are asked for at a time, 1..50. */
  declare limit: number | undefined
  /** Sets what may be recorded here: `off`, `session` or `user`; the strictest of page and element holds. */
  declare tracking: 'off' | 'session' | 'user' | undefined
  /** Sets what an arrow does at the first and the last card: `stop`, `exit` (the key goes on to the page) or `wrap`. */
  declare edge: 'stop' | 'exit' | 'wrap'
  /** Sets where the focused card comes to stand: `start`, `nearest` or `center`; empty for what `--is-rail-align` says. */
  declare align: string
  /** Whether cards offer like and dislike. */
  declare reactions: boolean
  /** Sets where cards without an address of their own lead, with `{itemId}` in the place of the id. */
  declare hrefTemplate: string
  /** Sets hosts that pictures may come from, beside TMDB's and the API's own, separated by spaces. */
  declare imageHosts: string

  /** The language is what the words are chosen by; no property of ours shadows the browser's own. */
  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang']
  }

  constructor() {
    super()
    this.api = this.heading = this.align = this.hrefTemplate = this.imageHosts = ''
    this.headingLevel = 2
    this.edge = 'stop'
    this.reactions = false
  }

  override attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    super.attributeChangedCallback(name, before, value)
    if (name === 'lang') this.requestUpdate()
  }
}
