// Where a rail's state comes from.

import { readWish } from '../page-session/read-slate-request.ts'
import type { SlateState } from '../page-session/slate-state.ts'
import type { SlateSubscription } from '../page-session/types.ts'
import { SessionSource, type SessionHost } from './session-source.ts'

export class SlateSource extends SessionSource<SlateSubscription> {
  constructor(host: SessionHost, onState: (state: SlateState) => void) {
    super(host, {
      nameAsk: () => readWish(host).key,
      open: (session) => session.subscribeSlate(host, onState),
      onState,
    })
  }
}
