export { authorityNotice, personNotice, type IncidentTold } from './notice.ts';
export { stixBundle, StixBundle } from './stix.ts';
export { incidentTexts } from './texts.ts';
