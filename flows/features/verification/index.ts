/* What other features may use of the verification. */

export { checklist } from './checklist.ts';
export { completion } from './completion.ts';
export { rejection } from './rejection.ts';
