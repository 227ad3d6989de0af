import type { Context } from '../../kernel/context.ts';
import type { Event } from '../../kernel/event.ts';
import { correctionIn, openingSays, serviceOf, withCorrection } from '../form/index.ts';
import { emptyDraft } from './agree.ts';
import { kept } from './open-service.ts';
import { servicesTexts } from './texts.ts';

/** A place before the form, with the sentence that asked for the service. */
type Asked = { service: string; said?: string | undefined };

/** The sentence with what is said now behind it: what it takes to read either. */
export const heardAt = ({ said }: Asked, event: Event): string | undefined =>
  said !== undefined && event.kind === 'text' ? `${said}\n${event.text}` : said;

/**
 * "Eh salah, 4 orang", said before the SOP is accepted: what the sentence that asked for the service said is mended and said
 * back. What cannot be read yet is mended in the form.
 */
export const mendOpening = <A extends Asked>(
  at: A,
  event: Event,
  context: Context,
): { to: A; intro: string } | null => {
  const instead = event.kind === 'text' ? correctionIn(event.text) : null;
  if (instead === null || at.said === undefined) return null;
  const said = withCorrection(at.said, instead);
  const draft = emptyDraft(serviceOf(context, at.service), '');
  const read = instead === '' ? null : openingSays(instead, draft, context);
  return read === null || kept(said).said === undefined
    ? { to: at, intro: servicesTexts.mendInForm }
    : { to: { ...at, said }, intro: read };
};
