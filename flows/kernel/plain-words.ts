import { remembered } from './remembered.ts';

/** A text made comparable: lower case, no accents, no punctuation at the ends, single spaces. */
export const plainWords = remembered((text) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[*_~✓✅]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.,!?;:/"'()-]+|[\s.,!?;:"'()-]+$/g, ''),
);
