import { startSite } from './site.ts'

await startSite()
