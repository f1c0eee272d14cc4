// What holds a run back: the API, whoever makes the load, or the machine.

import { cpus } from 'node:os'
import { monitorEventLoopDelay } from 'node:perf_hooks'

export interface Load {
  /** Cores that the API's process was busy on, all its threads together. */
  apiCores: number
  /** Cores that this process was busy on. */
  generatorCores: number
  /** How late this process came to what was due, the 99th percentile in milliseconds. */
  generatorLagMs: number
  /** Share of all cores that anybody was busy on. */
  machineBusy: number
}

/** Measures until what it returns is called; `getApiSeconds` says how long the API's process has been busy. */
export async function startLoad(getApiSeconds: () => Promise<number>): Promise<() => Promise<Load>> {
  const delays = monitorEventLoopDelay({ resolution: 10 })
  delays.enable()
  const read = async () => ({
    busy: readMachine(),
    api: await getApiSeconds(),
    own: readOwn(),
    at: Date.now(),
  })
  const from = await read()
  return async () => {
    const to = await read()
    delays.disable()
    const seconds = (to.at - from.at) / 1000
    return {
      apiCores: round((to.api - from.api) / seconds),
      generatorCores: round((to.own - from.own) / seconds),
      // It measures the time between two looks.
      generatorLagMs: round(Math.max(0, delays.percentile(99) / 1e6 - 10)),
      // Of the time that passed: what cores spend waiting for the disk is in none of their counts.
      machineBusy: round((to.busy - from.busy) / seconds / cpus().length),
    }
  }
}

/** In words, for `skipped` of `due` requests that could not be sent in time. */
export function toLimit(
  { apiCores, generatorCores, machineBusy }: Load,
  skipped: number,
  due: number,
): string {
  if (skipped <= due / 100) return 'nothing: the rate that was asked for was kept'
  if (generatorCores > 0.8) return 'the generator of the load: one core is all it can use'
  if (machineBusy > 0.9) return 'the machine: all its cores are busy'
  if (apiCores > 0.8) return 'the API: one core is all that its code can use'
  return 'waiting, for the disk or for answers that got lost'
}

/** Seconds that this process has been busy, all its threads together. */
export function readOwn(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

/** Seconds that all cores together have been busy. */
function readMachine(): number {
  const busyMs = cpus().map(({ times: { user, nice, sys, irq } }) => user + nice + sys + irq)
  return busyMs.reduce((total, ms) => total + ms, 0) / 1000
}

function round(value: number): number {
  return Number(value.toFixed(2))
}
