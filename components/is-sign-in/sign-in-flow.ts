// What follows what: from one step of signing in to the next. No DOM; the user pool is handed in.

import { SignInFailure, type Auth, type NextStep } from './auth.ts'
import type { SignInProblem, SignInState, SignInStep } from './sign-in-state.ts'

export interface Entered {
  username: string
  password: string
  code: string
}

export class SignInFlow {
  readonly #loadAuth: () => Promise<Auth>
  /** Kept from signing up until the address is confirmed, so that nobody types it twice. Never leaves this object. */
  #password: string | undefined

  constructor(loadAuth: () => Promise<Auth>) {
    this.#loadAuth = loadAuth
  }

  /** Who is signed in, or where signing in begins. */
  async find(): Promise<SignInState> {
    try {
      const user = await (await this.#loadAuth()).getUser()
      return user ? { type: 'signed-in', user } : { type: 'sign-in' }
    } catch (error) {
      return { type: 'sign-in', problem: toProblem(error) }
    }
  }

  /** Takes what was entered in a step, and resolves with what is shown next: the same step with a problem when it failed. */
  async submit(step: SignInStep, entered: Entered): Promise<SignInState> {
    const { notice: _notice, problem: _problem, ...asked } = step
    try {
      const auth = await this.#loadAuth()
      const next = await this.#advance(auth, asked, entered)
      return next === 'done' ? await this.#finish() : next
    } catch (error) {
      const problem = toProblem(error)
      return problem.code === 'already-signed-in' ? this.find() : this.#toFailed(asked, entered, problem)
    }
  }

  /** Sends the code of a step once more. */
  async resend(step: Extract<SignInStep, { type: 'confirm' | 'reset' }>): Promise<SignInState> {
    const { notice: _notice, problem: _problem, ...asked } = step
    try {
      const auth = await this.#loadAuth()
      const send = asked.type === 'reset' ? auth.forgetPassword : auth.resendCode
      const destination = await send(asked.username)
      return { ...asked, ...(destination && { destination }), notice: 'code-sent' }
    } catch (error) {
      return { ...asked, problem: toProblem(error) }
    }
  }

  async signOut(): Promise<SignInState> {
    try {
      await (await this.#loadAuth()).signOut()
    } catch {
      // Offline the tokens are gone from here all the same; whether they are, is asked next.
    }
    return this.find()
  }

  /** Another step was chosen: what was kept for this one is not needed any more. */
  forget(): void {
    this.#password = undefined
  }

  async #finish(): Promise<SignInState> {
    this.forget()
    return this.find()
  }

  async #advance(auth: Auth, step: SignInStep, { username, password, code }: Entered): Promise<NextStep> {
    switch (step.type) {
      case 'sign-in': {
        this.#password = password
        const next = await auth.signIn(username, password)
        // The password was right, and the address is still to be proved: the first code may be long lost.
        return next !== 'done' && next.type === 'confirm' ? this.#confirm(auth, username) : next
      }
      case 'sign-up': {
        this.#password = password
        const next = await auth.signUp(username, password)
        return next === 'done' ? auth.signIn(username, password) : next
      }
      case 'confirm':
        await auth.confirmSignUp(step.username, code)
        return this.#password === undefined
          ? { type: 'sign-in', username: step.username, notice: 'confirmed' }
          : auth.signIn(step.username, this.#password)
      case 'forgotten': {
        const destination = await auth.forgetPassword(username)
        return { type: 'reset', username, ...(destination && { destination }) }
      }
      case 'reset': {
        await auth.resetPassword(step.username, code, password)
        return auth.signIn(step.username, password)
      }
      case 'new-password':
        return auth.answer(step.username, password)
      case 'code':
      case 'app-setup':
        return auth.answer(step.username, code)
    }
  }

  async #confirm(auth: Auth, username: string): Promise<NextStep> {
    const destination = await auth.resendCode(username)
    return { type: 'confirm', username, ...(destination && { destination }) }
  }

  #toFailed(step: SignInStep, { username }: Entered, problem: SignInProblem): SignInState {
    switch (step.type) {
      case 'sign-in':
      case 'sign-up':
      case 'forgotten':
        return { ...step, username, problem }
      case 'confirm':
        // It is confirmed already.
        if (problem.code === 'wrong-credentials') return { type: 'sign-in', username: step.username }
        return { ...step, problem }
      case 'reset':
        return { ...step, problem }
      case 'new-password':
      case 'code':
      case 'app-setup':
        // Its few minutes or tries are over.
        if (problem.code === 'wrong-credentials' || problem.code === 'session-expired')
          return { type: 'sign-in', username: step.username, problem: { code: 'session-expired' } }
        return { ...step, problem }
    }
  }
}

function toProblem(error: unknown): SignInProblem {
  return error instanceof SignInFailure ? error.problem : { code: 'unknown' }
}
