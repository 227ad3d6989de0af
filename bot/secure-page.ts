import { securePageTexts } from '../flows/pages/secure-page.ts';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  answerWithFile,
  answerWithText,
  questionOf,
  type AnswerNeeds,
  type Outcome,
  type Question,
} from '../app/secure-answer.ts';
import { findLink, type AnswerLink, type Link, type ViewLink } from '../app/db/secure-links.ts';
import { fetchFile, labelsOf, reveal, viewingOf, type Viewing } from '../app/secure-view.ts';
import { sendViewCode, tryViewCode } from '../app/view-code.ts';
import { judgeFile } from '../flows/features/files/judge-file.ts';
import { stepTexts } from '../flows/features/office/texts.ts';
import type { Field } from '../flows/fields/field-schema.ts';
import type { Letter } from '../flows/catalogue/service.ts';
import { openMissLimit } from './miss-limit.ts';
import { showPerson, takePerson } from './person-link.ts';
import { readSecureForm, type SecureForm } from './secure-form.ts';
import { pageHeaders } from './secure-page-style.ts';
import {
  confirmPage,
  filePage,
  gonePage,
  openedPage,
  textPage,
  thanksPage,
  tooManyPage,
  viewPage,
} from './secure-page-view.ts';

type Answered = { status: number; html: string };

const megabyte = 1024 * 1024;
const missesPerMinute = 30;

const gone = ({ catalogue }: AnswerNeeds): Answered => ({
  status: 410,
  html: gonePage(catalogue.city.office),
});
const ok = (html: string): Answered => ({ status: 200, html });
const notYet = (html: string): Answered => ({ status: 422, html });

const askAgain = (
  needs: AnswerNeeds,
  { service, item }: Question,
  outcome: Outcome,
  value: string,
): Answered => {
  const { office } = needs.catalogue.city;
  if (outcome.is === 'gone') return gone(needs);
  if (outcome.is === 'taken') return ok(thanksPage(office, item.label));
  const asked = { service: service.title, say: outcome.say };
  if (item.letter) return notYet(filePage(office, asked, item.letter));
  return notYet(
    outcome.is === 'unlikely'
      ? confirmPage(office, asked, item.field, value)
      : textPage(office, asked, item.field, value),
  );
};

const takeText = async (
  needs: AnswerNeeds,
  link: AnswerLink,
  question: Question,
  field: Field,
  form: SecureForm,
): Promise<Answered> => {
  const { value = '', confirmed } = form;
  return askAgain(
    needs,
    question,
    await answerWithText(needs, link, { field, answers: question.answers }, { value, confirmed }),
    value,
  );
};

const tooLarge = (letter: Letter, name: string): Outcome => ({
  is: 'refused',
  say:
    judgeFile(letter, {
      sha256: '',
      name,
      mime: '',
      bytes: letter.megabytes * megabyte + 1,
      type: 'other',
      trouble: 'too_large',
    }) ?? securePageTexts.noFile,
});

const takeFile = async (
  needs: AnswerNeeds,
  link: AnswerLink,
  question: Question,
  letter: Letter,
  form: SecureForm,
): Promise<Answered> => {
  const { file } = form;
  if (form.tooLarge !== undefined) return askAgain(needs, question, tooLarge(letter, form.tooLarge), '');
  if (!file) return askAgain(needs, question, { is: 'refused', say: securePageTexts.noFile }, '');
  return askAgain(needs, question, await answerWithFile(needs, link, letter, file), '');
};

const askQuestion = ({ catalogue }: AnswerNeeds, { service, item }: Question): string => {
  const { office } = catalogue.city;
  const asked = { service: service.title };
  return item.letter ? filePage(office, asked, item.letter) : textPage(office, asked, item.field);
};

const takeAnswer = async (
  needs: AnswerNeeds,
  link: AnswerLink,
  request: FastifyRequest,
): Promise<Answered> => {
  const question = await questionOf(needs, link);
  if (!question) return gone(needs);
  const { letter, field } = question.item;
  const form = await readSecureForm(request, (letter?.megabytes ?? 1) * megabyte);
  if (!form) return notYet(askQuestion(needs, question));
  return letter
    ? takeFile(needs, link, question, letter, form)
    : takeText(needs, link, question, field, form);
};

const showQuestion = async (needs: AnswerNeeds, link: AnswerLink): Promise<Answered> => {
  const question = await questionOf(needs, link);
  return question ? ok(askQuestion(needs, question)) : gone(needs);
};

const viewCode =
  (number: string) =>
  (code: string): string =>
    stepTexts.viewCode(number, code);

const codePage = (
  { catalogue }: AnswerNeeds,
  { request, service, ...viewing }: Viewing,
  say?: string,
): string =>
  viewPage(
    catalogue.city.office,
    { number: request.number, service: service.title, ...(say === undefined ? {} : { say }) },
    labelsOf({ request, service, ...viewing }),
  );

/** A page of its own asks for the code; a file's link comes from a page that a code has opened. */
const showViewing = async (needs: AnswerNeeds, link: ViewLink): Promise<Answered> => {
  const viewing = await viewingOf(needs, link);
  if (!viewing) return gone(needs);
  await sendViewCode(needs, link, viewCode(viewing.request.number));
  return ok(codePage(needs, viewing));
};

/** A file goes out as a download under a name that tells nothing; a browser shall not open what a stranger made. */
const sendFile = async (
  needs: AnswerNeeds,
  link: ViewLink,
  reply: FastifyReply,
): Promise<Answered | FastifyReply> => {
  const viewing = await viewingOf(needs, link);
  const found = viewing && (await fetchFile(needs, link, viewing));
  if (!found) return gone(needs);
  const name = `${viewing.request.number}-${found.file.key}.${found.file.mime === 'application/pdf' ? 'pdf' : 'bin'}`;
  return reply
    .header('content-disposition', `attachment; filename="${name}"`)
    .type(found.file.mime)
    .send(found.bytes);
};

const openViewing = async (
  needs: AnswerNeeds,
  link: ViewLink,
  request: FastifyRequest,
): Promise<Answered> => {
  const viewing = await viewingOf(needs, link);
  if (!viewing) return gone(needs);
  const { code } = (await readSecureForm(request, 0)) ?? {};
  const tried = code ? await tryViewCode(needs, link, code) : 'wrong';
  if (tried === 'over') return gone(needs);
  if (tried === 'wrong') {
    await sendViewCode(needs, link, viewCode(viewing.request.number));
    return notYet(codePage(needs, viewing, securePageTexts.wrongCode));
  }
  const opened = await reveal(needs, link, viewing);
  return opened ? ok(openedPage(needs.catalogue.city.office, viewing.request.number, opened)) : gone(needs);
};

const show = (needs: AnswerNeeds, link: Link): Promise<Answered> => {
  if (link.purpose === 'answer') return showQuestion(needs, link);
  return link.purpose === 'view' ? showViewing(needs, link) : showPerson(needs, link);
};

const take = (
  needs: AnswerNeeds,
  link: Link,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Answered | FastifyReply> => {
  if (link.purpose === 'answer') return takeAnswer(needs, link, request);
  if (link.purpose !== 'view') return takePerson(needs, link, request, reply);
  return link.sha256 === null ? openViewing(needs, link, request) : sendFile(needs, link, reply);
};

type TokenRequest = FastifyRequest<{ Params: { token: string } }>;

/** A fastify plugin: `/aman/:token`, the page for one sensitive answer, and for staff one look at sensitive data. */
export const securePage = async (app: FastifyInstance, needs: AnswerNeeds): Promise<void> => {
  const misses = openMissLimit(missesPerMinute, 60_000, needs.now);
  await app.register(formbody, { bodyLimit: 64 * 1024 });
  await app.register(multipart, { throwFileSizeLimit: false });

  const respond = async (
    request: TokenRequest,
    reply: FastifyReply,
    act: (link: Link) => Promise<Answered | FastifyReply>,
  ) => {
    void reply.headers(pageHeaders);
    const send = ({ status, html }: Answered) =>
      reply.code(status).type('text/html; charset=utf-8').send(html);
    // Thousands share a carrier's address: whoever guesses there shuts nobody out who holds a link.
    const link = await findLink(needs.db, request.params.token, needs.now());
    if (link) {
      const answered = await act(link);
      return 'html' in answered ? send(answered) : answered;
    }
    if (misses.blocked(request.ip))
      return send({ status: 429, html: tooManyPage(needs.catalogue.city.office) });
    misses.missed(request.ip);
    return send(gone(needs));
  };

  // Looking never uses a link up: messengers and virus scanners open links by themselves.
  app.get('/aman/:token', (request: TokenRequest, reply) =>
    respond(request, reply, (link) => show(needs, link)),
  );
  app.post('/aman/:token', (request: TokenRequest, reply) =>
    respond(request, reply, (link) => take(needs, link, request, reply)),
  );
};
