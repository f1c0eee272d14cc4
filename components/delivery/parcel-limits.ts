// What one request may hold. Apart from how it is filled, which is not known before the queue is loaded.

export const MOST_EVENTS = 40
/** Of the 64 KiB that all keepalive requests of a page share, in bytes. */
export const MOST_BYTES = 48 * 1024
/** Token, ids and punctuation around the events. */
export const ENVELOPE_BYTES = 4 * 1024
/** A larger event fits no request; it is given up, and counted, before it waits. */
export const MOST_EVENT_BYTES = MOST_BYTES - ENVELOPE_BYTES - 1
