// The data of a dataset group of one's own, as CSV.

/** 30 users of each taste; c0 has seen x0..x2 only. 1,000 rows and more, with a few clicks on items of the other taste. */
export function interactionsCsv(): string {
  const rows = ['USER_ID,ITEM_ID,EVENT_TYPE,EVENT_VALUE,TIMESTAMP']
  for (const [taste, kind] of [
    ['c', 'x'],
    ['d', 'y'],
  ] as const) {
    for (let user = 1; user <= 30; user++) {
      for (let item = 0; item < 25; item++) {
        if ((user * 7 + item * 3) % 4 === 0) continue
        rows.push(`${taste}${user},${kind}${item},Watch,0.9,${1_700_000_000 + user * 1000 + item}`)
      }
      rows.push(`${taste}${user},${kind === 'x' ? 'y' : 'x'}${user % 25},Click,,${1_700_900_000 + user}`)
    }
  }
  for (const item of [0, 1, 2]) rows.push(`c0,x${item},Watch,1,${1_700_000_000 + item}`)
  return rows.join('\n')
}

export function itemsCsv(): string {
  const rows = ['ITEM_ID,GENRES,CREATION_TIMESTAMP']
  for (let item = 0; item < 25; item++) {
    rows.push(`x${item},Comedy${item % 5 === 0 ? '|Short' : ''},1600000000`, `y${item},Drama,1600000000`)
  }
  return rows.join('\n')
}

export const usersCsv = (): string => ['USER_ID,PLAN', 'c0,basic', 'c1,plus', 'd1,plus'].join('\n')
