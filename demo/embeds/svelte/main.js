import { mount } from 'svelte'
import Home from './Home.svelte'

mount(Home, { target: document.querySelector('#root') })
