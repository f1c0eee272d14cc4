// The object store's conformance suite against Ceph's radosgw, which is another S3 than ours: npm run test:radosgw
// A monitor and one disk in memory are all of Ceph that it needs; who connects is not asked, except by S3's wire.

import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { CreateBucketCommand } from '@aws-sdk/client-s3'
import { findPorts } from '../e2e/support/server.ts'
import { radosgwClient } from '../support/radosgw-client.ts'

const PROGRAMS = ['ceph', 'ceph-mon', 'ceph-osd', 'monmaptool', 'radosgw', 'radosgw-admin']
const MOST_WAIT_MS = 60_000
const REGION = 'us-east-1'
const USER = { accessKeyId: randomUUID(), secretAccessKey: randomUUID() }
const BUCKET = 'data'

for (const program of PROGRAMS) {
  try {
    execFileSync('which', [program])
  } catch {
    console.error(
      `${program} is not here. Debian has it: apt-get install --no-install-recommends ceph-mon ceph-osd radosgw`,
    )
    process.exit(2)
  }
}

const folder = mkdtempSync(join(tmpdir(), 'radosgw-'))
const port = await findPorts()
const url = `http://127.0.0.1:${port + 1}`
const env = { ...process.env, CEPH_CONF: join(folder, 'ceph.conf') }
const daemons: ChildProcess[] = []

const run = (program: string, ...args: string[]) =>
  execFileSync(program, args, { env, timeout: MOST_WAIT_MS, stdio: ['ignore', 'pipe', 'ignore'] })

/** Runs until the end of this process; what it says is kept in the folder. */
function start(program: string, ...args: string[]): void {
  const said = openSync(join(folder, `${program}.out`), 'w')
  daemons.push(spawn(program, [...args, '-f'], { env, stdio: ['ignore', said, said] }))
}

function startCeph(): void {
  const [cluster, disk] = [randomUUID(), randomUUID()]
  const monitor = `[v2:127.0.0.1:${port}]`
  mkdirSync(join(folder, 'mon'))
  mkdirSync(join(folder, 'osd'))
  writeFileSync(env.CEPH_CONF, toConfig(cluster, monitor))
  const map = join(folder, 'monmap')
  run('monmaptool', '--create', '--fsid', cluster, '--addv', 'a', monitor, map)
  run('ceph-mon', '--mkfs', '-i', 'a', '--monmap', map)
  start('ceph-mon', '-i', 'a')
  run('ceph', 'osd', 'new', disk)
  run('ceph-osd', '-i', '0', '--mkfs', '--osd-uuid', disk)
  start('ceph-osd', '-i', '0')
  start('radosgw', '-n', 'client.rgw')
}

function toConfig(cluster: string, monitor: string): string {
  return `[global]
    fsid = ${cluster}
    mon initial members = a
    mon host = ${monitor}
    public addr = 127.0.0.1
    cluster addr = 127.0.0.1
    auth cluster required = none
    auth service required = none
    auth client required = none
    osd objectstore = memstore
    osd pool default size = 1
    osd pool default min size = 1
    osd pool default pg num = 1
    osd pool default pg autoscale mode = off
    osd crush chooseleaf type = 0
    mon allow pool size one = true
    setuser match path = none
    run dir = ${folder}
    log file = ${folder}/$name.log
    mon data = ${folder}/mon
    osd data = ${folder}/osd
    keyring = ${folder}/keyring
    [client.rgw]
    rgw data = ${folder}
    rgw frontends = beast endpoint=127.0.0.1:${port + 1}
    # It insists on a secure connection otherwise, which there is none of without keys.
    ms mon client mode = crc
    `.replaceAll(/^ +/gm, '')
}

async function untilItAnswers(): Promise<void> {
  const end = Date.now() + MOST_WAIT_MS
  while (!(await fetch(url).catch(() => undefined))) {
    if (Date.now() > end)
      throw new Error(`radosgw does not answer: ${readFileSync(join(folder, 'radosgw.out'), 'utf8')}`)
    await wait(200)
  }
}

async function makeBucket(): Promise<void> {
  const keys = ['--access-key', USER.accessKeyId, '--secret-key', USER.secretAccessKey]
  run('radosgw-admin', 'user', 'create', '--uid', 'test', '--display-name', 'test', ...keys)
  const client = radosgwClient({ url, region: REGION, credentials: USER })
  await client.send(new CreateBucketCommand({ Bucket: BUCKET }))
}

function runSuite(): Promise<number> {
  const suite = spawn('npx', ['vitest', 'run', '--project', 'aws'], {
    env: {
      ...process.env,
      RADOSGW_URL: url,
      AWS_ACCESS_KEY_ID: USER.accessKeyId,
      AWS_SECRET_ACCESS_KEY: USER.secretAccessKey,
      AWS_REGION: REGION,
      DATA_BUCKET: BUCKET,
    },
    stdio: 'inherit',
  })
  return new Promise((resolve) => suite.once('close', (code) => resolve(code ?? 1)))
}

process.on('exit', () => {
  for (const daemon of daemons) daemon.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

startCeph()
await untilItAnswers()
console.log(`${String(run('radosgw', '--version')).trim()} answers at ${url}`)
await makeBucket()
process.exitCode = await runSuite()
process.exit()
