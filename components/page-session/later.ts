// What a page session needs once its first answer is there, in one file: the event queue, and the last good slates.

export { createDelivery } from '../delivery/create-delivery.ts'
export { clearLastSlates, getLastSlate, putLastSlate } from './last-slates.ts'
