// One call of a batch job, for a state machine that calls again until the run is over: a Lambda lives 15 minutes, training takes hours.

import { composeLoop } from '../compose/aws-loop.ts'
import { readConfig } from '../config.ts'
import { answerJobCall, type JobCall } from '../jobs/job-call.ts'

const ports = composeLoop(readConfig(process.env))

export async function handler(call: JobCall, { awsRequestId }: { awsRequestId: string }) {
  const answer = await answerJobCall(ports, call, awsRequestId)
  console.log(JSON.stringify({ call, answer }))
  return answer
}
