// Asks TMDB for titles: a Lambda function behind the queue of what slates met, and behind a schedule. One at a time, because
// the pace that TMDB asks for is kept by one process.

import { composeTitleJob } from '../compose/titles-on-aws.ts'
import { readConfig } from '../config.ts'
import { answerTitlesCall, type TitlesCall } from '../jobs/enrich/answer-titles-call.ts'

const { ports, options } = await composeTitleJob(readConfig(process.env))

export async function handler(call: TitlesCall) {
  const answer = await answerTitlesCall(ports, options, call)
  console.log(JSON.stringify(answer))
  return answer
}
