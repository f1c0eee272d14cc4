// What a site pastes, and how the deployment is.

import type { Outputs } from './upload.ts'

export function printEmbed({ url, kitPath, integrity, userPoolId, clientId }: Outputs): void {
  console.log(`
<link rel="stylesheet" href="${url}/${kitPath}/is.css" />
<script type="module" src="${url}/${kitPath}/loader.js" integrity="${integrity}" crossorigin></script>
<is-provider api="${url}"></is-provider>
<is-top-picks layout="numbered" heading="Top 10"></is-top-picks>

Users sign in at pool ${userPoolId}, client ${clientId}.
How it is: npm run smoke -- --url ${url}`)
}
