// One cold start in a process of its own: the time from before the import to the first answer.
const [, , bundle] = process.argv
const startedCpu = process.cpuUsage()
const startedMs = performance.now()
const { handler } = await import(bundle)
const importedMs = performance.now()
const answer = await handler(
  {
    version: '2.0',
    routeKey: '$default',
    rawPath: '/v1/popular',
    rawQueryString: 'limit=20',
    headers: { host: 'api.example.com', 'x-origin-secret': process.env.BENCH_ORIGIN_SECRET },
    requestContext: {
      http: { method: 'GET', path: '/v1/popular', sourceIp: '127.0.0.1' },
      domainName: 'api.example.com',
    },
    isBase64Encoded: false,
  },
  {},
)
const endedMs = performance.now()
const { user, system } = process.cpuUsage(startedCpu)
process.send({
  status: answer.statusCode,
  body: answer.body.slice(0, 200),
  importMs: importedMs - startedMs,
  answerMs: endedMs - importedMs,
  // Time of the processor, in all threads: other work on the machine changes it little.
  cpuMs: (user + system) / 1000,
})
process.disconnect()
setTimeout(() => process.exit(0), 0)
