// Several slates for one page: asked in parallel, filled one after the other so that no item stands twice.

import type { Slate, SlateExplanation, SlateRequest } from '../../contract/types.ts'
import type { CatalogItems } from '../../ports/catalog.ts'
import type { TitleQueue } from '../../ports/title-queue.ts'
import { within } from '../deadline.ts'
import { DependencyUnavailable } from '../errors.ts'
import { getDislikedItemIds, getWatchedItemIds } from '../profile/profile.ts'
import { isPublic } from './ask.ts'
import { fillSlate } from './fill-slate.ts'
import type { ComposeDependencies, ComposeOptions } from './compose-options.ts'
import { planSlate, toNumResults } from './plan-slate.ts'
import type { SlatePlan } from './plan-slate.ts'

export type Composed = { slate: Slate } | { error: unknown }

/** No slate is later than that because titles are handed on; most are asked for longer anyway. */
const HAND_ON_MS = 100

/** One result a request, in the order asked; one that fails fails alone. */
export async function composeSlates(
  dependencies: ComposeDependencies,
  options: ComposeOptions,
): Promise<Composed[]> {
  const { catalog, clock, totalTimeoutMs, titleQueue } = dependencies
  const { requests, locale, dedupe, viewer, trace } = options
  const endsAtMs = clock.now() + totalTimeoutMs
  const remainingMs = () => endsAtMs - clock.now()

  // A process that just began reads the catalog while it asks for recommendations.
  catalog.getItems(locale).catch(() => undefined)
  // What earlier requests met goes on its way beside this one, which then has nothing left to do after its answer.
  const handedOn = handOn(titleQueue)

  const numResults = toNumResults(requests, dedupe)
  const planned = await Promise.all(
    requests.map(async (request): Promise<SlatePlan | { error: unknown }> => {
      try {
        return await planSlate(dependencies, options, request, numResults, remainingMs)
      } catch (error) {
        return { error }
      }
    }),
  )

  const profile = await viewer?.profile
  const gone = profile === undefined ? new Set<string>() : getWatchedItemIds(profile)
  for (const itemId of profile === undefined ? [] : getDislikedItemIds(profile)) gone.add(itemId)

  let items: CatalogItems
  try {
    items = await trace.measure('catalog', () => catalog.getItems(locale))
  } catch (error) {
    const unavailable = new DependencyUnavailable('The catalog cannot be read', { cause: error })
    return requests.map(() => ({ error: unavailable }))
  }

  // A page with similar items is about the item they are similar to: it is not recommended there.
  const anchors = planned.flatMap((plan) => ('error' in plan || !plan.anchor ? [] : [plan.anchor.itemId]))
  const taken = new Set(dedupe ? anchors : [])
  const composed = new Map<SlateRequest, Composed>()
  for (const [request, plan] of inFillingOrder(requests, planned)) {
    if ('error' in plan) {
      composed.set(request, plan)
      continue
    }
    const follows = request.kind === 'recommendations' && request.genre === undefined
    const slate = fillSlate({
      plan,
      request,
      items,
      isGone: (itemId) => gone.has(itemId) || ((dedupe || follows) && taken.has(itemId)),
      ...(profile === undefined ? {} : { profile }),
      attribution: catalog.attribution,
      ...(options.explain === true
        ? { explain: { ...toAskedAbout(request, dependencies, viewer), spentMs: trace.getSpentMs() } }
        : {}),
      generatedAt: new Date(clock.now()).toISOString(),
      cursorSecret: dependencies.cursorSecret,
    })
    composed.set(request, { slate })
    if (dedupe || request.kind === 'top-picks') for (const { itemId } of slate.items) taken.add(itemId)
  }
  titleQueue?.add(toUnasked([...composed.values()], items))
  await handedOn
  return requests.map(
    (request) => composed.get(request) ?? { error: new Error('The slate was not composed') },
  )
}

async function handOn(titleQueue: TitleQueue | undefined): Promise<void> {
  if (titleQueue?.handOn === undefined) return
  await within(HAND_ON_MS, titleQueue.handOn).catch(() => undefined)
}

/** Titles that are shown although nobody asked the title source about them yet. */
function toUnasked(composed: readonly Composed[], items: CatalogItems): string[] {
  const shown = composed.flatMap((one) => ('slate' in one ? one.slate.items : []))
  return shown.flatMap(({ itemId }) => {
    const item = items.get(itemId)
    return item?.tmdbId === undefined || item.isEnriched === true ? [] : [item.tmdbId]
  })
}

function toAskedAbout(
  { kind }: SlateRequest,
  { publicUserId }: ComposeDependencies,
  viewer: ComposeOptions['viewer'],
): Pick<SlateExplanation, 'userId' | 'mapping'> {
  if (isPublic(kind) || viewer === undefined) return { userId: publicUserId, mapping: 'public' }
  return { userId: viewer.userId, mapping: viewer.mapping }
}

/** Earlier slates choose first, but the top picks before the recommendations that follow them. */
function inFillingOrder(
  requests: readonly SlateRequest[],
  planned: readonly (SlatePlan | { error: unknown })[],
): [SlateRequest, SlatePlan | { error: unknown }][] {
  const pairs = requests.map((request, index): [SlateRequest, SlatePlan | { error: unknown }] => [
    request,
    planned[index] ?? { error: new Error('The slate was not planned') },
  ])
  const isFollower = ([{ kind, genre }]: [SlateRequest, unknown]) =>
    kind === 'recommendations' && genre === undefined
  const lastTopPicks = pairs.findLastIndex(([{ kind }]) => kind === 'top-picks')
  const waiting = pairs.filter((pair, index) => index < lastTopPicks && isFollower(pair))
  return pairs.flatMap((pair, index) => {
    if (waiting.includes(pair)) return []
    return index === lastTopPicks ? [pair, ...waiting] : [pair]
  })
}
