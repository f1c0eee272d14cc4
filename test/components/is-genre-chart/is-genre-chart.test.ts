import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import type { GenreSelectEvent } from '../../../components/events/genre-select-event.ts'
import type { RangeChangeEvent } from '../../../components/events/range-change-event.ts'
import type { SortChangeEvent } from '../../../components/events/sort-change-event.ts'
import '../../../components/is-genre-chart/is-genre-chart.ts'
import type { IsGenreChart } from '../../../components/is-genre-chart/is-genre-chart.element.ts'
import { sampleGenreReport, sampleGenreStates } from '../../../stories/sample-reports.ts'
import { until } from '../../support/until.ts'

async function chart(attributes: { dir?: string; genreHref?: string } = {}): Promise<IsGenreChart> {
  const { dir = 'ltr', genreHref = '' } = attributes
  return fixture<IsGenreChart>(
    html`<is-genre-chart dir=${dir} genre-href=${genreHref} .data=${sampleGenreReport}></is-genre-chart>`,
  )
}

function root(element: IsGenreChart): ShadowRoot {
  if (!element.shadowRoot) throw new Error('not rendered')
  return element.shadowRoot
}

function focusedName(element: IsGenreChart): string {
  const active = root(element).activeElement
  return active?.getAttribute('aria-label') ?? active?.textContent?.trim() ?? ''
}

async function press(element: IsGenreChart, key: string): Promise<KeyboardEvent> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true })
  root(element).activeElement?.dispatchEvent(event)
  await element.updateComplete
  return event
}

describe('is-genre-chart', () => {
  for (const [name, state] of Object.entries(sampleGenreStates)) {
    it(`is accessible when ${name}`, async () => {
      const element = await fixture<IsGenreChart>(
        html`<is-genre-chart .data=${sampleGenreReport} .state=${state}></is-genre-chart>`,
      )
      element.state = state
      await element.updateComplete

      await expect(element).to.be.accessible()
      expect(element.matches(`:state(${name})`)).to.equal(true)
    })
  }

  it('says the same in its bars, links, sentence and table', async () => {
    const element = await chart()

    const values = [...root(element).querySelectorAll('[part="value"]')].map((text) => text.textContent)
    const names = [...root(element).querySelectorAll('.hit')].map((hit) => hit.getAttribute('aria-label'))
    const cells = [...root(element).querySelectorAll('tbody tr')].map(
      (row) => row.querySelector('td')?.textContent,
    )
    expect(values).to.deep.equal(cells)
    expect(values.every((value, index) => names[index]?.includes(`: ${value} movie`))).to.equal(true)
    expect(root(element).querySelector('#summary')?.textContent).to.contain(
      'Drama leads with 42 of 128 movies',
    )
  })

  it('is one tab stop when idle, and the remembered bar is one inside', async () => {
    const element = await chart()
    expect(element.tabIndex).to.equal(0)
    expect(root(element).querySelectorAll('[tabindex="0"]').length).to.equal(0)

    element.focusItem('Comedy')
    await element.updateComplete

    expect(element.tabIndex).to.equal(-1)
    expect(root(element).querySelectorAll('.hit[tabindex="0"]').length).to.equal(1)
    expect(focusedName(element)).to.contain('Comedy: 31 movies')
  })

  it('moves bar by bar on arrows, to the periods above the first and to the table below the last', async () => {
    const element = await chart()
    element.focus()

    await press(element, 'ArrowDown')
    expect(focusedName(element)).to.contain('Comedy')
    await press(element, 'End')
    expect(focusedName(element)).to.contain('Other (2 genres)')
    await press(element, 'ArrowDown')
    expect(focusedName(element)).to.equal('Show as table')
    const leaving = await press(element, 'ArrowDown')
    expect(leaving.defaultPrevented).to.equal(false)
    await press(element, 'ArrowUp')
    await press(element, 'Home')
    await press(element, 'ArrowUp')
    expect(focusedName(element)).to.equal('90 days')
  })

  it('turns Left and Right around in right-to-left text', async () => {
    const element = await chart({ dir: 'rtl' })
    element.focus()

    await press(element, 'ArrowLeft')

    expect(focusedName(element)).to.contain('Comedy')
  })

  it('fires is-genre-select with the genre and lets the page prevent the link', async () => {
    const element = await chart({ genreHref: '#g={genre}' })
    const hit = root(element).querySelector<HTMLAnchorElement>('[data-id="Film-Noir"]')
    element.addEventListener('is-genre-select', (event) => event.preventDefault())
    const selected = oneEvent<GenreSelectEvent>(element, 'is-genre-select')

    hit?.click()

    expect((await selected).detail).to.deep.equal({ genre: 'Film-Noir', watched: 17 })
    expect(hit?.getAttribute('href')).to.equal('#g=Film-Noir')
    expect(location.hash).to.equal('')
  })

  it('fires is-range-change and keeps the focused genre when another period is chosen', async () => {
    const element = await chart()
    element.focusItem('Thriller')
    const changed = oneEvent<RangeChangeEvent>(element, 'is-range-change')

    root(element).querySelector<HTMLElement>('[data-range="1y"]')?.click()

    expect((await changed).detail).to.deep.equal({ range: '1y' })
    await element.updateComplete
    expect(element.getAttribute('range')).to.equal('1y')
    element.focusItem()
    expect(focusedName(element)).to.contain('Thriller')
  })

  it('details the bar in focus in its caption, with titles', async () => {
    const element = await chart()

    element.focusItem('Horror')
    await element.updateComplete

    expect(root(element).querySelector('[part="caption"]')?.textContent?.trim()).to.equal(
      'Horror: 12 movies, 9% of your movies; 3 recommended (Nosferatu)',
    )
  })

  it('shows a tooltip for the bar in focus, which Escape closes and another bar brings back', async () => {
    const element = await chart()
    const tips = (): string[] =>
      [...root(element).querySelectorAll('[part=tooltip]')].map(
        (tip) => tip.textContent?.replace(/\s+/g, ' ').trim() ?? '',
      )

    element.focusItem('Horror')
    await element.updateComplete
    expect(tips()).to.deep.equal(['Horror: 12 movies, 9% of your movies; 3 recommended (Nosferatu)'])
    expect(root(element).activeElement?.getAttribute('aria-describedby')).to.equal('tip')

    expect((await press(element, 'Escape')).defaultPrevented).to.equal(true)
    expect(tips()).to.deep.equal([])
    expect((await press(element, 'Escape')).defaultPrevented, 'Escape was taken twice').to.equal(false)

    await press(element, 'ArrowDown')
    expect(tips()[0]).to.contain('Sci-Fi')
  })

  it('keeps the tooltip while the pointer is on it, and closes it on Escape wherever the focus is', async () => {
    const element = await chart()
    const point = async (target: Element | null | undefined, type: string): Promise<void> => {
      target?.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true }))
      await element.updateComplete
    }
    const tip = (): Element | null => root(element).querySelector('[part=tooltip]')

    await point(root(element).querySelector('[data-id=Horror]'), 'pointerover')
    await point(tip(), 'pointerover')
    expect(tip()?.textContent).to.contain('Horror')

    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
    await element.updateComplete
    expect(tip()).to.equal(null)
  })

  it('opens the bar for the rest, and goes on at the first genre in it', async () => {
    const element = await chart()

    root(element).querySelector<HTMLElement>('[data-id=""]')?.click()
    await element.updateComplete
    await element.updateComplete

    expect(root(element).querySelectorAll('.hit')).to.have.length(sampleGenreReport.genres.length)
    expect(focusedName(element)).to.contain('War')
  })

  it('lets the user choose the order, says so aloud and to the page', async () => {
    const element = await fixture<IsGenreChart>(
      html`<is-genre-chart sortable .data=${sampleGenreReport}></is-genre-chart>`,
    )
    const changed = oneEvent<SortChangeEvent>(element, 'is-sort-change')

    root(element).querySelector<HTMLElement>('[data-range="name"]')?.click()

    expect((await changed).detail).to.deep.equal({ sort: 'name' })
    await element.updateComplete
    expect(element.getAttribute('sort')).to.equal('name')
    expect(root(element).querySelector('.hit')?.getAttribute('data-id')).to.equal('Animation')
    expect(root(element).querySelector('[role=status]')?.textContent).to.match(/^Name: Drama leads/)
    await expect(element).to.be.accessible()
  })

  it('marks one bar for the page, without moving focus, until told otherwise', async () => {
    const element = await chart()
    const marked = (): string[] =>
      [...root(element).querySelectorAll('[aria-current=true]')].map((hit) => hit.textContent.trim())

    element.highlight('Horror')
    await element.updateComplete
    expect(marked()).to.deep.equal(['Horror'])
    expect(root(element).activeElement).to.equal(null)
    await expect(element).to.be.accessible()

    element.highlight()
    await element.updateComplete
    expect(marked()).to.deep.equal([])
  })

  describe('when bars change', () => {
    const moved = (element: IsGenreChart): string[] =>
      [...root(element).querySelectorAll('[data-mark]')]
        .filter((mark) => mark.getAnimations({ subtree: true }).length > 0)
        .map((mark) => mark.getAttribute('data-mark') ?? '')
    const reordered = { ...sampleGenreReport, genres: [...sampleGenreReport.genres].reverse() }

    it('moves each from where it was by transforms, and none at first or in focus', async () => {
      const element = await chart()
      element.style.setProperty('--is-motion', '100')
      element.focusItem('Horror')
      await element.updateComplete
      expect(moved(element)).to.deep.equal([])

      element.sort = 'name'
      await element.updateComplete

      expect(moved(element)).to.include('Drama')
      const bar = root(element).querySelector('[data-mark=Drama] > [part=bar]')
      const [first] = (bar?.getAnimations()[0]?.effect as KeyframeEffect).getKeyframes()
      expect(first?.['transform']).to.match(/^translate\(0px, -\d+\.?\d*px\) scaleX\(1\)$/) // down from the top
    })

    it('moves nothing that was not there before', async () => {
      const element = await fixture<IsGenreChart>(
        html`<is-genre-chart max="2" .data=${sampleGenreReport}></is-genre-chart>`,
      )
      element.style.setProperty('--is-motion', '100')

      element.max = 3
      await element.updateComplete

      expect(moved(element)).to.not.include('Thriller')
      expect(moved(element)).to.include('Drama')
    })

    it('moves nothing where the page wants no motion', async () => {
      const element = await chart()
      element.style.setProperty('--is-motion', '0')

      element.data = reordered
      await element.updateComplete

      expect(moved(element)).to.deep.equal([])
    })
  })

  it('shows where bars will be behind the words for an empty period', async () => {
    const element = await chart()
    element.state = sampleGenreStates.empty
    await element.updateComplete

    expect(root(element).querySelectorAll('.plot .bones rect').length).to.equal(8)
  })

  it('takes the same room while loading as with three genres', async () => {
    const loading = await fixture<IsGenreChart>(html`<is-genre-chart></is-genre-chart>`)
    loading.state = sampleGenreStates.loading
    await loading.updateComplete
    const plot = (element: IsGenreChart) =>
      root(element).querySelector('.plot')?.getBoundingClientRect().height

    const ready = await fixture<IsGenreChart>(
      html`<is-genre-chart
        .data=${{ ...sampleGenreReport, genres: sampleGenreReport.genres.slice(0, 3) }}
      ></is-genre-chart>`,
    )

    expect(plot(ready)).to.equal(plot(loading))
  })

  it('names the missing api', async () => {
    const element = await fixture<IsGenreChart>(html`<is-genre-chart></is-genre-chart>`)

    await until(
      () => root(element).textContent.includes('Set the api attribute'),
      'the name of what is missing',
    )
  })

  it('shows hostile genre names as text', async () => {
    const element = await fixture<IsGenreChart>(
      html`<is-genre-chart
        .data=${{ ...sampleGenreReport, genres: [{ genre: '<img src=x onerror=alert(1)>', watched: 1, share: 1, titles: [] }] }}
      ></is-genre-chart>`,
    )

    expect(root(element).querySelector('img')).to.equal(null)
  })
})
