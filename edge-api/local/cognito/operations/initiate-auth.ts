import { invalidParameter } from '../cognito-error.ts'
import { text } from '../fields.ts'
import { refreshByInitiateAuth } from '../flows/refresh.ts'
import { signInWithPassword } from '../flows/user-password.ts'
import { startUserSrp } from '../flows/user-srp.ts'
import { requireClient, type Operation } from '../user-pool.ts'

const FLOWS = new Map<string, Operation>([
  ['USER_SRP_AUTH', startUserSrp],
  ['USER_PASSWORD_AUTH', signInWithPassword],
  ['REFRESH_TOKEN', refreshByInitiateAuth],
  ['REFRESH_TOKEN_AUTH', refreshByInitiateAuth],
])

export const initiateAuth: Operation = async (pool, request) => {
  requireClient(pool, request)
  const name = text(request, 'AuthFlow')
  const flow = FLOWS.get(name)
  if (!flow) {
    throw invalidParameter(`The local user pool has no flow ${name}; it has ${[...FLOWS.keys()].join(', ')}`)
  }
  return flow(pool, request)
}
