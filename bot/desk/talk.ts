import type { FastifyInstance } from 'fastify';
import type { PostInput } from '../../flows/features/desk/posted-step.ts';
import { formFields } from '../../flows/features/desk/step-form.ts';
import { readWords } from '../../flows/features/office/words.ts';
import { previewedMessage, talkLimits, type Talk, whyNotWrite } from '../../flows/features/relay/index.ts';
import type { RequestView } from '../../flows/features/requests/request.ts';
import { beginStep } from './begin-step.ts';
import { sendPage, type Guard } from './guard.ts';
import { requestPath } from './inbox-page.ts';
import type { DeskNeeds, Member } from './needs.ts';
import type { Posted } from './posted.ts';
import type { ShowRequest } from './request.ts';
import { judgedFile } from './sent-file.ts';
import { stepScene } from './step-scene.ts';
import { showPreview } from './steps.ts';
import { talkPage, talkPaths } from './talk-page.ts';

const { words } = formFields;

/** Words to the applicant, as the chat's *Tulis kepada pemohon*, and notes for the units. */
export const talkRoutes = (
  app: FastifyInstance,
  needs: DeskNeeds,
  guard: Guard,
  showRequest: ShowRequest,
): void => {
  /** The request to be written about; otherwise the refusal is answered. */
  const begin = beginStep<RequestView>({ needs, guard, showRequest }, (found, member) => {
    const why = whyNotWrite(found, member.staff);
    return why === null ? { on: found } : { refused: why };
  });

  const read = async (
    talk: Talk,
    member: Member,
    found: RequestView,
    posted: Posted,
  ): Promise<PostInput | { problems: Record<string, string> }> => {
    const scene = stepScene(needs, member, found, talk);
    const judged = await judgedFile(needs, scene, posted, { step: talk, isNeeded: false });
    if ('problems' in judged) return judged;
    const sent = 'file' in judged ? { resultFile: judged.file } : {};
    // A file may go without a word.
    if ('file' in judged && posted.one(words).trim() === '') return { note: '', ...sent };
    const said = readWords(posted.one(words), talkLimits);
    return said.ok ? { note: said.words, ...sent } : { problems: { [words]: said.say } };
  };

  for (const talk of ['write', 'note'] as const) {
    const path = `/meja/permohonan/:number/${talkPaths[talk]}`;
    app.get(
      path,
      guard.page(async (member, request, reply) => {
        const found = await begin(member, request, reply);
        return 'number' in found
          ? sendPage(reply, talkPage(talk, found, { text: '', problems: {} }, member))
          : found;
      }),
    );
    app.post(
      path,
      guard.form(async (member, request, reply, posted) => {
        const found = await begin(member, request, reply);
        if (!('number' in found)) return found;
        const input = await read(talk, member, found, posted);
        if ('problems' in input) {
          const filled = { text: posted.one(words), problems: input.problems };
          return sendPage(reply, talkPage(talk, found, filled, member), 422);
        }
        const scene = stepScene(needs, member, found, talk);
        const reads = talk === 'write' ? previewedMessage.reads(scene, input) : [];
        return showPreview(needs, member, reply, {
          ...{ step: talk, previewed: [{ request: found, input, reads }] },
          to: requestPath(found.number),
        });
      }),
    );
  }
};
