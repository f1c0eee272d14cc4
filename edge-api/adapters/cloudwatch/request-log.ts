// One line of JSON for each request, which is its log and, in CloudWatch's embedded metric format, its metrics: no call, no
// second place. What is written is chosen here, name by name; nothing of a request can get in by itself.

import type { RequestRecord, Telemetry } from '../../ports/telemetry.ts'

export interface RequestLogOptions {
  /** Where the metrics are found, for example `IntelliStream/dev`; without it the lines are log alone. */
  namespace?: string
  nowMs: () => number
  /** Takes one line. */
  write: (line: string) => void
}

/** CloudWatch takes at most so many values of one metric in a line. */
const MAX_VALUES = 100
const MAX_FRAMES = 12

export function requestLog({ namespace, nowMs, write }: RequestLogOptions): Telemetry {
  const toLine = (fields: Record<string, unknown>) => write(JSON.stringify(fields))

  return {
    onAnswered(record) {
      const metrics = toMetrics(record)
      toLine({
        level: record.status >= 500 ? 'error' : 'info',
        message: 'request',
        at: new Date(nowMs()).toISOString(),
        requestId: record.requestId,
        method: record.method,
        route: record.route,
        status: record.status,
        caller: record.caller,
        spentMs: record.spentMs,
        ...metrics,
        ...(namespace === undefined ? {} : toDirective(namespace, nowMs(), Object.keys(metrics))),
      })
    },
    onRowsRead(object, rows) {
      const BadRows = rows.duplicate + rows.malformed
      toLine({
        level: BadRows > 0 ? 'warn' : 'info',
        message: 'rows read',
        at: new Date(nowMs()).toISOString(),
        object,
        ...rows,
        BadRows,
        ...(namespace === undefined ? {} : toDirective(namespace, nowMs(), ['BadRows'])),
      })
    },
    onInternalError(error, requestId) {
      toLine({
        level: 'error',
        message: 'internal error',
        at: new Date(nowMs()).toISOString(),
        requestId,
        error: toNames(error),
        frames: toFrames(error),
      })
    },
  }
}

function toMetrics({ tookMs, status, notes }: RequestRecord): Record<string, number | number[]> {
  return {
    RequestMs: Math.round(tookMs * 10) / 10,
    ServerErrors: status >= 500 ? 1 : 0,
    ...Object.fromEntries([...notes].map(([name, values]) => [name, values.slice(0, MAX_VALUES)])),
  }
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html */
function toDirective(namespace: string, timestampMs: number, names: readonly string[]) {
  const Metrics = names.map((Name) => ({ Name, Unit: Name.endsWith('Ms') ? 'Milliseconds' : 'None' }))
  const CloudWatchMetrics = [{ Namespace: namespace, Dimensions: [[]], Metrics }]
  return { _aws: { Timestamp: timestampMs, CloudWatchMetrics } }
}

/** Names alone, from the error to its first cause: a message may quote what was asked. */
function toNames(error: unknown): string[] {
  const names: string[] = []
  for (let one = error; one instanceof Error && names.length < 8; one = one.cause) names.push(one.name)
  return names.length === 0 ? [typeof error] : names
}

/** Where it was thrown, without the message that a stack begins with. */
function toFrames(error: unknown): string[] {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  const frames = stack.split('\n').flatMap((line) => /^ +at (.{1,300})$/.exec(line)?.[1] ?? [])
  return frames.slice(0, MAX_FRAMES)
}
