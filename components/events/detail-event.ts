/** What the events of the kit have in common: they leave every shadow root, and `detail` says what happened. */
export abstract class DetailEvent<Detail> extends Event {
  declare static readonly type: string
  /** Whether a page that prevents it changes what happens. */
  static readonly cancelable: boolean = false
  readonly detail: Detail

  constructor(detail: Detail) {
    const { type, cancelable } = new.target
    super(type, { bubbles: true, composed: true, cancelable })
    this.detail = detail
  }
}
