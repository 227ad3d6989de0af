/* What other features may use of the verification. */

export { checklist } from './checklist.ts';
export { completion, lackItems, lackReasons, noteOf } from './completion.ts';
export { becauseOf, type Reason } from './lack-reasons.ts';
export { rejection } from './rejection.ts';
export { unopened, verification } from './unopened.ts';
