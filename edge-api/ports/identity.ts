// Who calls. A subject comes from a verified token and from nowhere else.

export interface UserSubject {
  kind: 'user'
  /** Cognito's sub, a UUID. */
  id: string
  groups: string[]
}

export interface AnonymousSubject {
  kind: 'anonymous'
  id: string
}

export type Subject = UserSubject | AnonymousSubject

/** Verifies Cognito access tokens. */
export interface UserTokens {
  /** Throws `InvalidToken`, or `IdentityUnavailable` when the keys to check it by cannot be had. */
  verify(token: string): Promise<UserSubject>
}

export interface IssuedToken {
  token: string
  /** ISO 8601 UTC. */
  expiresAt: string
}

/** Issues and verifies the tokens of our own. */
export interface OwnTokens {
  issueAnonymous(anonymousId: string): Promise<IssuedToken>
  verifyAnonymous(token: string): Promise<AnonymousSubject>
  /** A token that may only add events for the subject. */
  issueIngest(subject: Subject): Promise<IssuedToken>
  verifyIngest(token: string): Promise<Subject>
}

/** The token is missing, expired, forged or of another kind. Never says which to the caller. */
export class InvalidToken extends Error {
  override readonly name = 'InvalidToken'
}

/** Whether the token is valid cannot be found out right now: nobody is signed out because of it. */
export class IdentityUnavailable extends Error {
  override readonly name = 'IdentityUnavailable'
}
