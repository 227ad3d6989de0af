/** The beginning of a text of more than `most` signs, with … in place of the rest; a shorter one as it is. */
export const shortened = (text: string, most: number): string => {
  if (text.length <= most) return text;
  const signs = [...text];
  return signs.length > most ? `${signs.slice(0, most - 1).join('')}…` : text;
};
