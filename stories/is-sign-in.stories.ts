import { html, nothing } from 'lit'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import type { TemplateResult } from 'lit'
import { expect, userEvent, waitFor } from 'storybook/test'
import type { IsSignIn, SignInState } from '@intellistream/components'
import '@intellistream/components/is-sign-in.js'
import { anatomy } from './designer/anatomy.ts'
import { stateMatrix } from './designer/cells.ts'
import { withTranscript } from './designer/rail-set.ts'
import { sampleSignInStates as states } from './sample-sign-in.ts'

interface Args {
  heading: string
  dir: string
  lang: string
  state: SignInState
}
type Story = StoryObj<Args>

const introduction = `Signs people up, in and out of an Amazon Cognito user pool. It is an entry of its own, \`is-sign-in.js\`, and the only one that needs \`aws-amplify\`.

**Do** put it on a page of its own, or in a dialog; name the user pool by its attributes, or configure Amplify yourself: your configuration is used and never replaced; listen to \`is-signed-in\` to go on.

**Don't** put two on a page; hide the label of a field; forbid pasting or password managers.`

const meta: Meta<Args> = {
  title: 'Elements/is-sign-in',
  component: 'is-sign-in',
  parameters: { docs: { description: { component: introduction } } },
  args: { heading: '', dir: 'ltr', lang: '', state: states.signIn },
  argTypes: { state: { control: false } },
  render: ({ heading, dir, lang, state }) =>
    html`<div class="stage-padded">
      <is-sign-in
        user-pool-id="us-east-1_Example01"
        user-pool-client-id="example"
        endpoint="https://user-pool.example"
        dir=${dir === 'rtl' ? dir : nothing}
        lang=${lang || nothing}
        heading=${heading}
        heading-level="1"
        .state=${state}
      ></is-sign-in>
    </div>`,
}
export default meta

const find = (canvas: HTMLElement): IsSignIn => canvas.querySelector('is-sign-in') as IsSignIn

export const Ready: Story = {}
export const Loading: Story = { args: { state: states.loading } }
export const Error: Story = { args: { state: states.wrong } }
export const Offline: Story = { args: { state: states.offline } }
export const SignUp: Story = { args: { state: states.signUp } }
export const Taken: Story = { args: { state: states.taken } }
export const Confirm: Story = { args: { state: states.confirm } }
export const CodeSent: Story = { args: { state: states.codeSent } }
export const Forgotten: Story = { args: { state: states.forgotten } }
export const Reset: Story = { args: { state: states.reset } }
export const NewPassword: Story = { args: { state: states.newPassword } }
export const Code: Story = { args: { state: states.code } }
export const AppSetup: Story = { args: { state: states.appSetup } }
export const SignedIn: Story = { args: { state: states.signedIn } }
export const OwnHeading: Story = { args: { heading: 'Sign in to Matinee' } }
export const RightToLeft: Story = { args: { dir: 'rtl', lang: 'ar', state: states.wrong } }
export const Keyboard: Story = {
  play: async ({ canvasElement }) => {
    const element = find(canvasElement)
    const focused = (): string => element.shadowRoot?.activeElement?.id ?? ''
    element.focus()
    await expect(focused()).toBe('username')
    await userEvent.keyboard('{ArrowDown}')
    await expect(focused()).toBe('password')
    await userEvent.keyboard('{ArrowDown}{Enter}')
    await expect(element.shadowRoot?.querySelector<HTMLInputElement>('#password')?.type).toBe('text')
    await userEvent.keyboard('{ArrowUp}{ArrowUp}')
    await expect(focused()).toBe('username')
  },
}
export const Simulation: Story = {
  args: { state: states.loading },
  play: async ({ canvasElement }) => {
    const element = find(canvasElement)
    element.state = states.signIn
    await element.updateComplete
    await expect(element.shadowRoot?.querySelectorAll('label').length).toBe(2)
  },
}

const show = (state: SignInState): TemplateResult => html`<is-sign-in .state=${state}></is-sign-in>`

export const StateMatrix: Story = { render: () => stateMatrix(states, show), tags: ['!autodocs'] }
export const TextTwice: Story = {
  args: { state: states.wrong },
  globals: { text: '200%' },
  tags: ['!autodocs'],
}
export const Mobile: Story = {
  args: { state: states.signUp },
  globals: { viewport: { value: 'mobile' } },
  tags: ['!autodocs'],
}
export const Television: Story = {
  globals: { viewport: { value: 'tv' }, density: 'tv', overlay: 'safe-area', input: 'remote' },
  tags: ['!autodocs'],
}
export const Anatomy: Story = {
  render: () => anatomy('is-sign-in', show(states.wrong)),
  tags: ['!autodocs'],
}
export const Spoken: Story = {
  render: () => withTranscript('is-sign-in', show(states.wrong)),
  play: async ({ canvasElement }) => {
    const said = (): string => canvasElement.querySelector('.transcript')?.textContent ?? ''
    await waitFor(() => expect(said()).toContain('Email or password is wrong.'))
  },
  tags: ['!autodocs'],
}
