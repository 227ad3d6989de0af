import type { RequestView } from './request.ts';
import type { ServiceFace } from './service-face.ts';
import { isAnonymous } from './shown.ts';

type Found = Pick<RequestView, 'number' | 'agendaNumber' | 'applicant' | 'answers'>;

/** Longer texts are found by how they begin. */
const longest = 400;

/** What a request is about, in its applicant's own words: the texts of its form that are not sensitive. */
const subjects = ({ answers }: Found, { fields }: ServiceFace): string[] =>
  fields
    .filter(({ type, sensitive }) => (type === 'text' || type === 'long_text') && !sensitive)
    .flatMap(({ key }) => {
      const answer = answers[key];
      return typeof answer === 'string' ? [answer.slice(0, longest)] : [];
    });

/** The texts staff find a request by; who asked not to be named is not found by name, number or institution. */
export const foundBy = (request: Found, service: ServiceFace): string[] => {
  const { number, agendaNumber, applicant } = request;
  const person = isAnonymous(request) ? [] : [applicant.name, applicant.institution, applicant.phone];
  return [number, agendaNumber, ...person, ...subjects(request, service)].filter((text) => text !== null);
};
