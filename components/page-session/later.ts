// What a page session needs once its first answer is there, in one file: the event queue, a guest's history that joins
// that of the user who signs in, and the last good slates.

export { createDelivery } from '../delivery/create-delivery.ts'
export { linkHistory } from '../delivery/link-history.ts'
export { clearLastSlates, getLastSlate, putLastSlate } from './last-slates.ts'
