/** A value of any type in words: what is shown of an answer given before its field became another type. */
export const plain = (value: unknown): string =>
  typeof value === 'object' && value !== null ? Object.values(value).map(plain).join(' ') : String(value);
