/** Letters and e-mail: queued with the act, delivered by a job. */
export { type Deliveries, type DeliveryService, deliverMessages, type Outgoing } from './deliver.ts'
export { findMessage, listMessages, type Message, queueMessage, stopMessages } from './queue.ts'
