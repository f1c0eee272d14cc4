// The threats that the design names, each with the tests that hold it off, or the reason why there is none here.

export interface Threat {
  id: string
  name: string
  /** File below test/ and a part of a test's title. */
  tests: readonly (readonly [file: string, title: string])[]
  /** What is not tested, and where it is kept instead. */
  reason?: string
}

export const THREATS: readonly Threat[] = [
  { id: 'T1', name: "Reading another's profile", tests: [['edge-api/routes/callers.test.ts', 'G19: ']] },
  {
    id: 'T2',
    name: 'Events forged for another user',
    tests: [['edge-api/routes/events.test.ts', 'stamped with the subject of the token']],
  },
  {
    id: 'T3',
    name: 'One kind of token taken for another',
    tests: [
      ['edge-api/adapters/tokens.test.ts', 'does not let one kind pass for the other'],
      ['edge-api/routes/callers.test.ts', 'refuses every token but an access token or an anonymous one'],
    ],
  },
  { id: 'T4', name: 'An anonymous history stolen', tests: [['edge-api/routes/callers.test.ts', 'G20: ']] },
  {
    id: 'T5',
    name: 'What a shared device keeps',
    tests: [
      ['delivery/matrix.test.ts', 'G11: '],
      ['components/delivery/delivery.test.ts', 'keeps no token and no event of who was here before'],
      ['components/page-session/identity.test.ts', 'leaves nothing of the user behind'],
    ],
  },
  {
    id: 'T6',
    name: 'Personal answers in a shared cache',
    tests: [
      ['edge-api/routes/http.test.ts', 'are kept by no cache and tied to the token alone'],
      ['edge-api/routes/http.test.ts', 'carry no reaction of anybody'],
    ],
  },
  {
    id: 'T7',
    name: 'Script in a title',
    tests: [
      ['delivery/policy.test.ts', 'G22: '],
      ['components/rail/cards.test.ts', 'shows a hostile title as text'],
      ['components/is-genre-chart/is-genre-chart.test.ts', 'shows hostile genre names as text'],
    ],
  },
  {
    id: 'T8',
    name: 'Hostile addresses of pictures',
    tests: [
      ['delivery/policy.test.ts', 'G22: '],
      ['components/rail/cards.test.ts', 'come from TMDB, the API and the hosts that the site names'],
    ],
  },
  {
    id: 'T9',
    name: 'Prototype pollution',
    tests: [
      ['edge-api/domain/profile.test.ts', '__proto__'],
      ['delivery/server-promises.test.ts', 'with a prototype'],
    ],
  },
  {
    id: 'T10',
    name: 'Patterns that take for ever',
    tests: [
      ['threats.code.test.ts', 'that may keep it busy'],
      ['threats.code.test.ts', 'is given nothing by strangers'],
      ['edge-api/routes/events.test.ts', 'looks at the size before anything'],
    ],
  },
  {
    id: 'T11',
    name: 'CSV that is broken, or a formula',
    tests: [
      ['edge-api/adapters/store-catalog.test.ts', 'counts rows that are empty, repeated or malformed'],
      [
        'edge-api/adapters/store-catalog.test.ts',
        'keeps what it holds when a broken catalog is put in its place',
      ],
    ],
    reason:
      'No CSV is made for people to open in a spreadsheet: exports are JSON, training files are read by programs.',
  },
  {
    id: 'T12',
    name: 'Floods',
    tests: [
      ['edge-api/routes/rate-limit.test.ts', 'is told when to come back'],
      ['edge-api/routes/rate-limit.test.ts', 'cannot have one session after the other opened'],
      ['edge-api/routes/rate-limit.test.ts', 'loses no events'],
    ],
    reason:
      'Floods by many callers are for the content network and the gateway (infra/stacks), which no test here floods.',
  },
  {
    id: 'T13',
    name: 'Bombs',
    tests: [
      ['edge-api/routes/hostile.test.ts', 'refuses a bomb of brackets before it is parsed'],
      ['edge-api/routes/events.test.ts', 'looks at the size before anything'],
    ],
  },
  {
    id: 'T14',
    name: 'Requests forged by another site',
    tests: [['edge-api/routes/events.test.ts', 'then at the shape, the token, the site']],
  },
  {
    id: 'T15',
    name: 'An origin that a script claims',
    tests: [['edge-api/routes/http.test.ts', 'are refused without a token']],
  },
  {
    id: 'T16',
    name: "The host's policies",
    tests: [['delivery/policy.test.ts', 'G23: ']],
  },
  {
    id: 'T17',
    name: 'The host reads tokens',
    tests: [
      ['components/delivery/tokens.test.ts', 'T17: is in no attribute'],
      ['components/delivery/tokens.test.ts', 'T17: is in no storage'],
    ],
    reason:
      'Script of the host can do what the page can, and shadow DOM is no wall: only what lies about is looked for.',
  },
  {
    id: 'T18',
    name: 'A script swapped on the way',
    tests: [['package/kit.test.ts', 'integrity.json']],
    reason: 'That a page checks it is up to the snippet which the site pastes.',
  },
  {
    id: 'T19',
    name: 'A worm in a dependency',
    tests: [
      ['threats.code.test.ts', 'run a script when they are installed only where they are named'],
      ['threats.code.test.ts', 'are the bytes that the lockfile knows'],
      ['threats.code.test.ts', 'few where a site has to trust them'],
    ],
    reason: 'How old a release is, only the registry knows, which no test here asks.',
  },
  {
    id: 'T20',
    name: 'Secrets in logs',
    tests: [
      ['edge-api/routes/http.test.ts', 'say nothing about a token'],
      ['edge-api/adapters/tmdb.test.ts', 'says the key to nobody'],
    ],
  },
  {
    id: 'T21',
    name: "TMDB's key in the browser",
    tests: [['edge-api/adapters/tmdb.test.ts', 'says the key to nobody']],
    reason: 'The kit has no code that knows TMDB: the walls forbid the import.',
  },
  {
    id: 'T22',
    name: 'Popularity made by bots',
    tests: [['jobs/preprocess/preprocess.test.ts', 'leaves out what no person does in a day or a minute']],
  },
  {
    id: 'T23',
    name: 'Ids and lists beyond the limits',
    tests: [['edge-api/routes/events.test.ts', 'judges each event by itself']],
  },
  {
    id: 'T24',
    name: 'Errors that tell too much',
    tests: [
      ['edge-api/routes/hostile.test.ts', 'says nothing of where our code is'],
      ['edge-api/routes/http.test.ts', 'gives the request id and nothing else'],
    ],
  },
  {
    id: 'T25',
    name: 'What is kept for too long',
    tests: [
      ['edge-api/routes/me.test.ts', 'leaves nothing in the store but tombstones'],
      ['edge-api/routes/erase-and-merge.test.ts', 'counts from the last time it was asked for'],
      ['edge-api/routes/erase-and-merge.test.ts', 'finds what a sign-in has claimed that went no further'],
      ['edge-api/adapters/data-deletion.test.ts', 'asks the group that answers live, and the batch loop’s'],
      ['faults/erase-kill.test.ts', 'leaves nothing of the erased, wherever it was killed'],
      ['delivery/matrix.test.ts', 'G12: opting out'],
    ],
  },
]
