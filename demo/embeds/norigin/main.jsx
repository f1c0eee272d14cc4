// One focusable an element: Norigin moves between them, the element moves inside.
import { useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { FocusContext, init, useFocusable } from '@noriginmedia/norigin-spatial-navigation'
import { IsRecommendations, IsTopPicks } from '@intellistream/components/react'
import '@intellistream/components/is-provider.js'

init({ shouldFocusDOMNode: true, domNodeFocusOptions: { preventScroll: true } })

function Rail({ is: Element, ...settings }) {
  const { ref } = useFocusable()
  return <Element ref={ref} {...settings} />
}

function Search() {
  const { ref, focusSelf } = useFocusable()
  useEffect(() => focusSelf(), [focusSelf])
  return (
    <header>
      <button type="button" ref={ref}>
        Search
      </button>
    </header>
  )
}

function Home() {
  const { ref, focusKey } = useFocusable()
  return (
    <FocusContext.Provider value={focusKey}>
      <main ref={ref}>
        <Search />
        <Rail is={IsTopPicks} id="top" layout="numbered" heading="Top 10" />
        <Rail is={IsRecommendations} id="recommended" />
      </main>
    </FocusContext.Provider>
  )
}

createRoot(document.querySelector('#root')).render(<Home />)
