// The stylesheets of a rail, in order. Apart from the element so that the build can write them as a file, which served
// rails link.

import { base } from '../styles/base.ts'
import { modes } from '../styles/modes.ts'
import { tokens } from '../styles/tokens.ts'
import { cardStyles } from './card.styles.ts'
import { railStyles } from './rail.styles.ts'

export const railSheets = [tokens, base, railStyles, cardStyles, modes]
