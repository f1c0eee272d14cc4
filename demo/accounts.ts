// Who is watching: one of the sample accounts, somebody with an account of their own (sign-in.ts), or a guest. Amplify is
// loaded only when somebody is or gets signed in.

import type { IsProvider } from '@intellistream/components'

export interface SampleAccount {
  username: string
  password: string
  label: string
  description: string
  color: string
}

export interface SiteConfig {
  /** Said at the foot of each page: what the data is. */
  notice: string
  cognito: { endpoint: string; userPoolId: string; clientId: string }
  accounts: SampleAccount[]
  /** The sample operator of a laptop, who is in no menu. */
  operator?: Pick<SampleAccount, 'username' | 'password'>
}

/** Remembers that Amplify holds a sign-in, so that guests never load it; the tokens stay with Amplify. */
const SIGNED_IN_AS = 'matinee.signed-in-as'

/** Fires on the document when somebody was signed in or out by `switchAccount`, or by the API that refused them. */
export const ACCOUNT_CHANGE = 'matinee-account-change'

/** As long as the elements of the page wait for an answer. */
export const MOST_WAIT_MS = 10_000

let config: Promise<SiteConfig> | undefined

/** Asks once a page, and again after an answer that was none. */
export function getSiteConfig(): Promise<SiteConfig> {
  config ??= fetchSiteConfig().catch((error: unknown) => {
    config = undefined
    throw error
  })
  return config
}

async function fetchSiteConfig(): Promise<SiteConfig> {
  const response = await fetch('/site-config.json', { signal: AbortSignal.timeout(MOST_WAIT_MS) })
  if (!response.ok) throw new Error(`/site-config.json answered ${response.status}`)
  return (await response.json()) as SiteConfig
}

export function getSignedInUsername(): string | null {
  return localStorage.getItem(SIGNED_IN_AS)
}

/** Gives the provider its token from Amplify; has to run before the document is parsed, so that the page's one request carries it. */
export function connectAccounts(provider: IsProvider): void {
  provider.getToken = async ({ forceRefresh }) => {
    if (getSignedInUsername() === null) return null
    const { fetchAuthSession } = await configureAmplify(await getSiteConfig())
    const { tokens } = await fetchAuthSession({ forceRefresh })
    return tokens?.accessToken.toString() ?? null
  }
  // Before the provider hears of it, which then asks for the token.
  document.addEventListener('is-signed-in', ({ detail }) => keepSignedIn(detail.username), { capture: true })
  document.addEventListener('is-signed-out', () => keepSignedIn(null), { capture: true })
  // The sign-in has ended elsewhere: it is a guest who watches on.
  provider.addEventListener('is-auth-required', () => {
    keepSignedIn(null)
    provider.session?.resetSubject()
    document.dispatchEvent(new Event(ACCOUNT_CHANGE))
  })
}

/** Signs in as another account, or out for null, and lets every element of the page ask again. */
export async function switchAccount(
  provider: IsProvider,
  config: SiteConfig,
  account: Pick<SampleAccount, 'username' | 'password'> | null,
): Promise<void> {
  try {
    const { signIn, signOut } = await configureAmplify(config)
    if (getSignedInUsername() !== null) await signOut()
    keepSignedIn(null)
    if (account) {
      await signIn({ username: account.username, password: account.password })
      keepSignedIn(account.username)
    }
    provider.session?.resetSubject()
  } finally {
    document.dispatchEvent(new Event(ACCOUNT_CHANGE))
  }
}

function keepSignedIn(username: string | null): void {
  if (username === null) localStorage.removeItem(SIGNED_IN_AS)
  else localStorage.setItem(SIGNED_IN_AS, username)
}

async function configureAmplify({ cognito }: SiteConfig) {
  const [{ Amplify }, auth, { ConsoleLogger }] = await Promise.all([
    import('aws-amplify'),
    import('aws-amplify/auth'),
    import('aws-amplify/utils'),
  ])
  // It warns of every endpoint that is not Amazon's, at every call; ours is meant to be.
  ConsoleLogger.LOG_LEVEL = 'ERROR'
  Amplify.configure({
    Auth: {
      Cognito: {
        userPoolId: cognito.userPoolId,
        userPoolClientId: cognito.clientId,
        userPoolEndpoint: cognito.endpoint,
      },
    },
  })
  return auth
}
