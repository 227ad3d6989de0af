/** "S.Kom.", "M.Si", "Ph.D": what stands behind a name and a comma and is still the name. */
const title =
  /^(?:(?:S|M|A|D|B|Sp|Ph|Apt|Ak|CA|MM|MT|MH|MPd|ST|SE|SH|SKM|SIP|SSos|SPd|SKom|AMd|AP)\b\.? ?(?:[A-Z]{1,3}[a-z]{0,6}\.?){0,4}|Ns\.?|Apt\.?|Ners)$/;

const isTitle = (part: string): boolean => title.test(part.trim());

/** Parts that commas and lines set apart, titles left with the name they belong to. */
export const nameParts = (text: string): string[] =>
  text
    .split(/\n|;|,(?!\d)/)
    .map((part) => part.trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
    .reduce<string[]>((parts, part) => {
      const before = parts.at(-1);
      return before !== undefined && isTitle(part)
        ? [...parts.slice(0, -1), `${before}, ${part}`]
        : [...parts, part];
    }, []);

/** Whether a text may be somebody's name: letters in words, no numbers. */
export const mayBeName = (text: string): boolean =>
  /^[\p{L}\p{M}'’.,\- ]{3,100}$/u.test(text) && (text.match(/\p{L}/gu) ?? []).length >= 3;
