export {
  authorityNotice,
  personNotice,
  type IncidentCounts,
  type IncidentTold,
  type Part,
} from './notice.ts';
export { stixBundle, StixBundle } from './stix.ts';
export { looksDigest, type LooksOf } from './looks-digest.ts';
export { signOf, signOption } from './sign-option.ts';
export { incidentTexts } from './texts.ts';
