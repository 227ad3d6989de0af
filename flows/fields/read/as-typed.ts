import { fold } from '../../kernel/fold.ts';

/** Marks that show nothing; the two that join letters and pictures stay. */
const unseen = /[\u00AD\u200B\u200E\u200F\u2060-\u2064\uFEFF\u202A-\u202E\u2066-\u2069]/gu;
const progress = /^[*_]*\s*(?:·\s*)?(?:\(?\d{1,2} ?\/ ?\d{1,2}\)?)?[*_]*\s*[:=]\s*(?=\S)/u;

/** What a person typed, without marks that show nothing and without the question's own title before a colon. */
export const asTyped = (text: string, label: string): string => {
  const seen = text.replace(unseen, '');
  const start = seen.replace(/^[\s*_]+/, '');
  if (fold(start.slice(0, label.length)) !== fold(label)) return seen;
  const behind = start.slice(label.length);
  const answer = behind.replace(progress, '');
  return answer === behind ? seen : answer;
};
