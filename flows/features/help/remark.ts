import type { Meaning } from '../../kernel/lexicon/meaning.ts';
import { meaningsOf, meaningsOfPart } from '../../kernel/lexicon/meanings.ts';
import { asksSomething, topicOf } from '../../kernel/lexicon/question.ts';
import { said } from '../../kernel/lexicon/said.ts';

/** What somebody says beside the question they were asked: for a human, a complaint about us, thanks, or a question of their own. */
const remarks = [
  'human',
  'complaint',
  'thanks',
  'purpose',
  'example',
  'unsure',
  'repeat',
  'how_long',
  'cost',
  'requirements',
  'hours',
  'address',
  'who_are_you',
  'which_services',
  'wait',
  'greeting',
  'sorry',
  'laugh',
  'praise',
] as const satisfies readonly Meaning[];
export type Remark = (typeof remarks)[number];

const isRemark = (meaning: Meaning | null | undefined): meaning is Remark =>
  (remarks as readonly unknown[]).includes(meaning);

/** How words of one's own are answers here: not at all, in short ones, or in a text of any kind. */
export type AnswerIs = 'choice' | 'words' | 'text';

/** Single words that may as well be an answer in words of one's own. */
const mayBeAnswer = new Set<Meaning>([
  'human',
  'address',
  'cost',
  'hours',
  'requirements',
  'complaint',
  'praise',
]);
const angryFaces = /^[😡🤬😠💢👎😤🤮🖕\s]+$/u;
const longestQuestion = 160;
/** "Sore ini" says when, and greets nobody. */
const thatDay = /^\W*(?:pagi|siang|sore|malam) (?:ini|nanti|tadi)\W*$/i;

/** Said before or behind what somebody really wants to know. */
const mere = new Set<Meaning>(['wait', 'greeting', 'thanks', 'sorry', 'laugh', 'praise']);
/** Most of what is typed is one part, and is not taken apart to see that. */
const hasParts = /[,.!;\n?]\s*[\p{L}\p{N}]/u;
const pause = /[,.!;\n?]/;

/** "Eh tunggu, jam berapa buka?": the one part that is not mere politeness; the whole text where there is no such part or several. */
const withoutMere = (text: string): string => {
  if (!hasParts.test(text)) return text;
  const heard = said(text);
  const { words } = heard;
  const ends = words.flatMap(({ to }, at) =>
    at === words.length - 1 || pause.test(text.charAt(to)) ? [at + 1] : [],
  );
  const telling = ends
    .map((to, at) => ({ from: ends[at - 1] ?? 0, to }))
    .filter(
      ({ from, to }) =>
        !meaningsOfPart(heard, from, to)
          .slice(0, 1)
          .some((meaning) => mere.has(meaning)),
    );
  const [only, more] = telling;
  if (!only || more || ends.length < 2) return text;
  return text.slice(words[only.from]?.from, words[only.to]?.from);
};

const oneRemark = (text: string, answer: AnswerIs): Remark | null => {
  if (angryFaces.test(text.replace(/\p{M}/gu, ''))) return 'complaint';
  const heard = said(text);
  // What else it may mean, each place knows for itself.
  const [meaning] = meaningsOf(heard);
  if (meaning === 'greeting' && thatDay.test(text)) return null;
  if (isRemark(meaning)) {
    const alone = heard.words.length === 1 && !/^petugas/i.test(text.trim());
    return answer !== 'choice' && alone && mayBeAnswer.has(meaning) ? null : meaning;
  }
  if (meaning !== undefined || answer === 'text' || !asksSomething(heard)) return null;
  const topic = topicOf(heard);
  return isRemark(topic) ? topic : null;
};

/** The remark a text is, if it is one and nothing else. A question that is about something known is one too. */
export const remarkIn = (text: string, answer: AnswerIs): Remark | null => {
  if (text.length > longestQuestion) return null;
  const told = withoutMere(text);
  return (told === text ? null : oneRemark(told, answer)) ?? oneRemark(text, answer);
};
