import type { Phone, Shown } from './phone.ts';

/** Says something that is answered with the duties of staff; gives the question at their end. */
export const askedForDuties = async (phone: Phone, words: string): Promise<Shown> => {
  await phone.news();
  await phone.send({ text: words });
  return phone.until(({ options }) => options.some(({ label }) => label === 'Setuju'), 'question of duties');
};

/** A new member of staff types their code, reads what they have to do and may not, and agrees; gives the answer to that. */
export const enrol = async (phone: Phone, code: string): Promise<Shown> =>
  phone.choose(await askedForDuties(phone, `/masuk ${code}`), 'Setuju');
