import { invalidParameter } from './cognito-error.ts'
import { groups, text, type Fields } from './fields.ts'

/** What a user may say about themselves: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html */
const STANDARD = new Set([
  ...['address', 'birthdate', 'email', 'family_name', 'gender', 'given_name', 'locale', 'middle_name'],
  ...['name', 'nickname', 'phone_number', 'picture', 'preferred_username', 'profile', 'updated_at'],
  ...['website', 'zoneinfo'],
])

/** The request's UserAttributes as they will stand in the ID token. */
export function readUserAttributes(request: Fields): Record<string, string> {
  const attributes = groups(request, 'UserAttributes').map(
    (attribute) => [text(attribute, 'Name'), text(attribute, 'Value')] as const,
  )
  const unknown = attributes.find(([name]) => !STANDARD.has(name))
  if (unknown) throw invalidParameter(`Attributes did not conform to the schema: ${unknown[0]} is not in it`)
  return Object.fromEntries(attributes)
}
