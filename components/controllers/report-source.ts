// Where a chart's state comes from.

import { ReportAsk, type ReportAskOptions } from '../page-session/report-ask.ts'
import { SessionSource, type SessionHost } from './session-source.ts'

export class ReportSource<Report> extends SessionSource<ReportAsk<Report>> {
  constructor(host: SessionHost, options: Omit<ReportAskOptions<Report>, 'session'>) {
    const { query, onState } = options
    super(host, {
      nameAsk: () => JSON.stringify(query()),
      open: (session) => new ReportAsk({ session, ...options }),
      onState,
    })
  }
}
