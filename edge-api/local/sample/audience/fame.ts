// How well known a film is before anybody's taste comes in: a few classics, then a long tail.
import { hashText } from '../seeded.ts'

/** The films that nearly everybody has heard of. */
const CLASSICS = new Set(
  (
    '101 102 109 116 117 129 201 202 203 215 236 301 302 304 324 326 338 405 412 415 ' +
    '501 502 601 602 606 623 634 701 702 703 704 714 801 802 838 901 928 929 1001 1002 1003 1004 1008 1012 1017'
  ).split(' '),
)

/** The log of a film's popularity: about 20 times between the classics and the end of the tail. */
export function fame(itemId: string): number {
  const uniform = hashText(`fame ${itemId}`) / 4294967296
  return (CLASSICS.has(itemId) ? 1.2 : 0) + 1.8 * uniform
}
