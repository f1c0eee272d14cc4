import { normalize } from './accounts.ts'

/** Where a code went, masked as Cognito masks it; the same whether or not there is such a user. */
export function codeDelivery(username: string): object {
  const [mailbox = '', domain = ''] = normalize(username).split('@')
  const Destination = `${mailbox.slice(0, 1)}***@${domain.slice(0, 1)}***`
  return { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination }
}
