import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { IsProvider, IsRecommendations } from '@intellistream/components/react'

function Home() {
  const [chosen, choose] = useState('nothing')
  const onItemSelect = (event) => {
    // This page goes there by itself.
    event.preventDefault()
    choose(event.detail.itemId)
  }
  return (
    <IsProvider api="http://localhost:8787">
      <main>
        <IsRecommendations heading="Recommended for you" headingLevel={1} onItemSelect={onItemSelect} />
        <p>
          Chosen: <output>{chosen}</output>
        </p>
      </main>
    </IsProvider>
  )
}

createRoot(document.querySelector('#root')).render(<Home />)
