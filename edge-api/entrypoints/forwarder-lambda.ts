// Carries new archive objects to Personalize: a Lambda function behind a queue, which is told of each message that failed.

import { composeForwarder } from '../compose/aws.ts'
import { readConfig } from '../config.ts'
import { forwardMessages, type QueueMessage } from '../jobs/forward-messages.ts'

const config = readConfig(process.env)
const ports = composeForwarder(config)

export async function handler({ Records }: { Records: QueueMessage[] }) {
  const { failed, ...counts } = await forwardMessages(ports, Records, {
    likes: config.personalize.forwardLikes,
  })
  console.log(JSON.stringify({ ...counts, failed }))
  return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) }
}
