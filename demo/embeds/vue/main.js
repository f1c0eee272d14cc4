import { createApp, ref } from 'vue/dist/vue.esm-bundler.js'
import '@intellistream/components/is-provider.js'
import '@intellistream/components/is-recommendations.js'

const app = createApp({
  setup() {
    const chosen = ref('nothing')
    const choose = (event) => {
      // This page goes there by itself.
      event.preventDefault()
      chosen.value = event.detail.itemId
    }
    return { chosen, choose }
  },
  template: `
    <is-provider api="http://localhost:8787">
      <main>
        <is-recommendations heading="Recommended for you" heading-level="1" @is-item-select="choose" />
        <p>Chosen: <output>{{ chosen }}</output></p>
      </main>
    </is-provider>`,
})
app.config.compilerOptions.isCustomElement = (tag) => tag.startsWith('is-')
app.mount(document.querySelector('#root'))
