// Written by `npm run version` from package.json.
export const version = '0.0.0'
