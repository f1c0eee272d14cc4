// The whole table.
import { CONTROL } from './control.ts'
import { GET_RECOMMENDATIONS } from './get-recommendations.ts'
import { PUT } from './put.ts'
import { RANKING_AND_ACTIONS } from './ranking-and-actions.ts'
import type { Row } from './row.ts'

export const TABLE: readonly Row[] = [...GET_RECOMMENDATIONS, ...RANKING_AND_ACTIONS, ...PUT, ...CONTROL]
