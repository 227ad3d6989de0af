import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { RequestMovedOn } from '../../app/db/apply-transition.ts';
import { answerObjection, openObjections, questionById } from '../../app/db/questions.ts';
import { inTransaction } from '../../app/db/transaction.ts';
import { sealedPlaces } from '../../app/places.ts';
import { hideNik } from '../../domain/nik.ts';
import { judgeSent } from '../../flows/features/office/sent-file.ts';
import { stepTexts } from '../../flows/features/office/texts.ts';
import { longestQuestion, type QuestionView } from '../../flows/features/questions/question.ts';
import { mayAnswer } from '../../flows/features/questions/reach.ts';
import { answerEffects, objectionLetter } from '../../flows/features/questions/staff-question.ts';
import { questionTexts } from '../../flows/features/questions/texts.ts';
import { stepsOf } from '../../flows/features/questions/shown.ts';
import { StoredFile } from '../../flows/fields/answer.ts';
import { wantKey } from '../../flows/kernel/fact.ts';
import { sendOn, sendPage, type Guard } from './guard.ts';
import { say } from './layout.ts';
import type { DeskNeeds, FormHandler, Handler, Member } from './needs.ts';
import {
  answerForm,
  answerPreview,
  objectionFields,
  objectionPage,
  objectionsPage,
  objectionsPath,
} from './objections-page.ts';
import type { Posted } from './posted.ts';
import { seen } from './seen.ts';
import { deskTexts } from './texts.ts';

const { objections: texts, steps } = deskTexts;
const { words, file, kept } = objectionFields;

/** So many are listed; the list says of how many. */
const mostListed = 100;

const About = z.object({ id: z.guid() });
/** An answer that was shown and waits for *Kirim*, on the objection as it stood then. */
const Answer = z.strictObject({ version: z.int(), text: z.string(), file: StoredFile.nullable() });
type Answer = z.infer<typeof Answer>;

const placeOf = ({ staff }: Member, { id }: QuestionView): string =>
  `${sealedPlaces.deskForm(staff.id)}/${id}`;

/** The head answers objections here too, in words or by a letter: seen as its applicant will read it first. */
export const objectionRoutes = (app: FastifyInstance, needs: DeskNeeds, guard: Guard): void => {
  const only = guard.only('head');
  const { db, vault, files, inspector, clock, tz, catalogue } = needs;

  /** The objection an address names, if it is the member's to answer; that they are about to see it is written down first. */
  const asked = async (params: unknown, member: Member): Promise<QuestionView | null> => {
    const { data } = About.safeParse(params);
    const found = data ? await questionById(db, vault, data.id) : null;
    if (!found || found.dueOn === undefined || !mayAnswer(found, member.staff)) return null;
    const { requestId, contactId } = found;
    const of = { contactId, ...(requestId === undefined ? {} : { id: requestId }) };
    await seen(needs, member, 'question', [of]);
    return found;
  };

  /** The letter sent with the form; null: none was. */
  const letterIn = async (
    { file: sent, tooLarge }: Posted,
    question: QuestionView,
    member: Member,
  ): Promise<StoredFile | null | { wrong: string }> => {
    if (tooLarge) return { wrong: stepTexts.fileLost };
    if (!sent || question.requestId === undefined) return null;
    const { contactId: owner } = question;
    const claim = { sha256: await files.put(sent.bytes, { owner }), name: sent.name, mime: sent.mime };
    const found = await inspector.inspect(claim, member.contactId);
    const facts = new Map([[wantKey({ fact: 'inspection', ...claim }), found]]);
    const event = { kind: 'file' as const, bytes: sent.bytes.length, ...claim };
    const judged = judgeSent(objectionLetter, event, { facts });
    return 'refuse' in judged ? { wrong: judged.refuse } : judged.file;
  };

  const list: Handler = async (member, _request, reply) => {
    const { objections, count } = await openObjections(db, vault, mostListed);
    return sendPage(reply, objectionsPage(objections, count, member));
  };

  const open: Handler = async (member, request, reply) => {
    const question = await asked(request.params, member);
    if (!question) return sendOn(reply, objectionsPath);
    const form = stepsOf(question).length > 0 && answerForm(question, member, '');
    return sendPage(reply, objectionPage(question, member, { tz, catalogue }, form));
  };

  const show = async (question: QuestionView, member: Member, posted: Posted) => {
    const typed = hideNik(posted.one(words).trim());
    const letter = await letterIn(posted, question, member);
    const wrongLetter = letter !== null && 'wrong' in letter ? letter.wrong : null;
    const isFit = [...typed].length <= longestQuestion && (typed.length >= 2 || letter !== null);
    if (wrongLetter !== null || !isFit) {
      const problems = {
        ...(wrongLetter === null ? {} : { [file]: wrongLetter }),
        ...(isFit ? {} : { [words]: texts.wordsWrong(longestQuestion) }),
      };
      return {
        status: 422,
        content: [say(steps.wrong, 'refused'), answerForm(question, member, typed, problems)],
      };
    }
    const answer: Answer = {
      version: question.version,
      text: typed === '' ? questionTexts.objection.letterOnly : typed,
      file: letter as StoredFile | null,
    };
    const sealed = vault.seal(JSON.stringify(answer), placeOf(member, question));
    const shown = { text: answer.text, letter: answer.file?.name ?? null, sealed };
    return { status: 200, content: [answerPreview(question, member, shown)] };
  };

  const opened = (question: QuestionView, member: Member, sealed: string): Answer | null => {
    try {
      return Answer.parse(JSON.parse(vault.open(sealed, placeOf(member, question))));
    } catch {
      // Whatever is wrong with it, it was never shown here.
      return null;
    }
  };

  /** Sends what was shown, on the objection as it stood then; false: it has moved on. */
  const send = async (question: QuestionView, member: Member, answer: Answer): Promise<boolean> => {
    if (stepsOf(question).length === 0 || question.version !== answer.version) return false;
    const effects = answerEffects({ question, staff: member.staff }, answer.text, answer.file ?? undefined);
    const { secretariat } = catalogue.city.units;
    const outside = { id: randomUUID(), now: clock(), tz, vault, secretariat };
    try {
      await inTransaction(db, (tx) => answerObjection(tx, effects, outside));
    } catch (error) {
      if (error instanceof RequestMovedOn) return false;
      throw error;
    }
    needs.kick(question.contactId);
    return true;
  };

  const post: FormHandler = async (member, request, reply, posted) => {
    const question = await asked(request.params, member);
    if (!question) return sendOn(reply, objectionsPath);
    const where = { tz, catalogue };
    if (posted.one('kirim') === '') {
      const { status, content } = await show(question, member, posted);
      return sendPage(reply, objectionPage(question, member, where, ...content), status);
    }
    const answer = opened(question, member, posted.one(kept));
    const isSent = answer !== null && (await send(question, member, answer));
    const now = (await questionById(db, vault, question.id)) ?? question;
    const told = isSent ? say(texts.answered, 'done') : say(texts.overtaken, 'refused');
    return sendPage(reply, objectionPage(now, member, where, told), isSent ? 200 : 409);
  };

  app.get(objectionsPath, only.page(list));
  app.get(`${objectionsPath}/:id`, only.page(open));
  app.post(`${objectionsPath}/:id`, only.form(post));
};
