import { means } from './meanings.ts';
import { said } from './said.ts';

/** Words that add nothing to an answer they stand beside. */
const empty = new Set(
  'ya oke jadi jadinya terus trus lalu yaitu adalah kira untuk dan dengan yang di ke buat bikin reschedule sekian terima kasih makasih assalamualaikum wr wb selamat pagi siang sore malam halo nah gitu begini tadi dulu sama betul isi jawab jawaban jawabannya sekarang oalah owalah walah yaudah yasudah pas persis genap pasnya pastinya tepatnya persisnya fixnya fix akhirnya harusnya seharusnya mestinya semestinya'.split(
    ' ',
  ),
);

/** Whether words left over beside an answer are known to mean nothing: politeness, a greeting, thanks, "ya"; a question mark always means something. */
export const meansNothing = (rest: string): boolean => {
  const left = said(rest);
  if (left.marked) return false;
  if (left.core === '') return true;
  if (
    left.core
      .trimEnd()
      .split(' ')
      .every((word) => empty.has(word))
  )
    return true;
  return means(left, 'thanks', 'greeting', 'yes', 'sorry', 'laugh', 'praise');
};
