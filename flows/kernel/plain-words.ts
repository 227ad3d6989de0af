/** A text made comparable: lower case, no accents, no punctuation at the ends, single spaces. */
export const plainWords = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[*_~✓✅]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.,!?;:/"'()-]+|[\s.,!?;:"'()-]+$/g, '');
