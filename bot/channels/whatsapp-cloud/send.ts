import type { Outgoing, SendResult } from '../../../app/channel.ts';
import type { Clock } from '../../../app/clock.ts';
import type { Log } from '../../../app/log.ts';
import { openPartwise, type Progress } from '../kit/partwise.ts';
import { refusal, type Refusal } from '../kit/refusal.ts';
import type { AccountWatch } from './account-watch.ts';
import { announcement, compose, fileContent, uploadType, withoutFile, type Part } from './compose.ts';
import type { Content } from './content.ts';
import type { Pace } from './pace.ts';
import { GraphTrouble, type CloudApi, type Trouble } from './port.ts';
import { errorOfTrouble, isAboutOneChat, isTemplateRefusal } from './send-error.ts';

type Needs = {
  api: CloudApi;
  pace: Pace;
  watch: AccountWatch;
  clock: Clock;
  log: Log;
  stopped: AbortSignal;
  /** The answer to this chat has gone. */
  answered: (address: string) => void;
  /** Counts a refusal by Meta's code. */
  count: (code: number | null) => void;
  /** Tells administrators that a template is refused. */
  templateRefused: (template: string, code: number | null) => void;
};

/** Meta takes free messages for 24 hours after the person's last; our clock and Meta's may differ a little. */
const windowMs = 24 * 3_600_000 - 10 * 60_000;
const sendMs = 20_000;
const uploadMs = 45_000;
/** What administrators have to mend is not mended in seconds. */
const accountRestMs = 60_000;

/** A number, or a business-scoped user id: country, perhaps `ENT`, and letters and digits. */
const address = /^(?:\d{5,20}|[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128})$/;

/** What is kept is the id of the next part's file, so that it need not go up twice. */
type Sending = Progress<Part, string>;

/** Nothing was shown to anybody by an upload, so nothing is unknown after it. */
const uploading = async (work: Promise<string>): Promise<string> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof GraphTrouble && error.trouble.kind === 'network')
      throw new GraphTrouble({ ...error.trouble, sent: false });
    throw error;
  }
};

/**
 * Opens sending: a message goes out in its parts while the person's 24 hours last; after them a template says that there
 * is news, and the message waits.
 */
export const openSender = (needs: Needs): ((outgoing: Outgoing) => Promise<SendResult>) => {
  const { api, pace, watch, clock, log, stopped } = needs;
  const within = (ms: number): AbortSignal => AbortSignal.any([stopped, AbortSignal.timeout(ms)]);

  const contentOf = async (part: Part, progress: Sending): Promise<Content> => {
    if ('content' in part) return part.content;
    try {
      const file = { ...part.file, mime: uploadType(part.file.mime) };
      progress.kept ??= await uploading(api.upload(file, within(uploadMs)));
      return fileContent(progress.kept, part);
    } catch (error) {
      if (!(error instanceof GraphTrouble) || errorOfTrouble(error.trouble) !== 'bad_request') throw error;
      // Its words are worth more than nothing: they may hold a tracking number.
      log.error({ channel: 'whatsapp', mime: part.file.mime, err: error }, 'a file was not taken');
      return withoutFile(part);
    }
  };
  const refused = (trouble: Trouble, to: string): Refusal => {
    const error = errorOfTrouble(trouble);
    const told = trouble.kind === 'api' ? trouble.retryAfterMs : undefined;
    if (trouble.kind === 'api') needs.count(trouble.code);
    if (error === 'account') {
      watch.refused(trouble.kind === 'api' ? trouble.code : null);
      return refusal(error, accountRestMs);
    }
    if (error === 'slow_down')
      return refusal(error, isAboutOneChat(trouble) ? pace.restChat(to) : pace.restAll(told));
    if (error === 'transient' || error === 'unknown') watch.doubt();
    return refusal(error, told);
  };
  const went = (to: string): void => {
    pace.went(to);
    watch.went();
    needs.answered(to);
  };

  const announce = async ({ address: to, message }: Outgoing): Promise<SendResult> => {
    const content = announcement(message);
    if (content?.type !== 'template') return refusal('too_old');
    try {
      const providerId = await api.send(to, content, within(sendMs));
      went(to);
      return { ok: true, providerId, announced: true };
    } catch (error) {
      if (!(error instanceof GraphTrouble)) throw error;
      const { trouble } = error;
      if (trouble.kind === 'api' && isTemplateRefusal(trouble))
        needs.templateRefused(content.template.name, trouble.code);
      return refused(trouble, to);
    }
  };

  const sendWhole = openPartwise<Part, string>({
    compose,
    async sendPart(part, progress, outgoing) {
      const to = outgoing.address;
      try {
        return { ok: true, providerId: await api.send(to, await contentOf(part, progress), within(sendMs)) };
      } catch (error) {
        if (!(error instanceof GraphTrouble)) throw error;
        const result = refused(error.trouble, to);
        // Meta counts the 24 hours itself, and it was later there than we thought.
        return result.error === 'too_old' && progress.done === 0 ? announce(outgoing) : result;
      }
    },
  });

  const isOpen = ({ lastInboundAt }: Outgoing): boolean =>
    clock().getTime() - lastInboundAt.getTime() < windowMs;

  return async (outgoing) => {
    if (!address.test(outgoing.address)) return refusal('bad_request');
    const rest = pace.left(outgoing.address);
    if (rest > 0) return refusal('slow_down', rest);
    if (!isOpen(outgoing)) return announce(outgoing);
    const result = await sendWhole(outgoing);
    if (result.ok && !result.announced) went(outgoing.address);
    return result;
  };
};
