import { requestViews } from '../../../app/db/requests.ts';
import { cityDate } from '../../../domain/city-time.ts';
import type { RequestView } from '../../../flows/features/requests/request.ts';
import { openLetters } from '../../../flows/features/requests/letters.ts';
import { shownCopy } from '../../../flows/features/files/shown-copy.ts';
import { requestFace, type ServiceFace } from '../../../flows/features/requests/service-face.ts';
import { sheetOf, type Sheet } from '../../../flows/features/desk/sheet.ts';
import { documentTexts } from '../../../flows/features/documents/document-texts.ts';
import type { BundleLetter } from '../../documents/bind.ts';
import { print } from '../../documents/print.ts';
import type { WorkerNeeds } from '../../needs.ts';
import type { Made } from './make-document.ts';

type Needs = Pick<WorkerNeeds, 'sandbox' | 'db' | 'vault' | 'files' | 'catalogue' | 'settings' | 'tz'>;

const load = async (requestId: string, { db, vault, catalogue, settings, tz }: Needs) => {
  const [request] = await requestViews(db, vault, { id: requestId });
  if (!request) throw new Error('The request of a document is not there');
  const service = requestFace({ catalogue }, request);
  const dateOf = (instant: string): string => cityDate(new Date(instant), tz);
  const sheet: Sheet = sheetOf(request, service, {
    letterhead: settings.letterhead,
    emblem: catalogue.city.emblem,
    units: catalogue.city.units,
    dateOf,
  });
  return { request, service, sheet };
};

const pdf = (name: string, bytes: Buffer): Made['file'] => ({ name, mime: 'application/pdf', bytes });

/** The Lembar disposisi of a request as it is now. */
export const makeSheet = async ({ requestId }: { requestId: string }, needs: Needs): Promise<Made> => {
  const { request, sheet } = await load(requestId, needs);
  return {
    text: documentTexts.sheetText(request.number),
    file: pdf(`lembar-disposisi-${request.number}.pdf`, await print(needs.sandbox, sheet, [])),
  };
};

/** What may go through a chat, as staff are shown it; a letter whose bytes are not there has a page that says so. */
const bound = async (
  { letters }: RequestView,
  service: ServiceFace,
  { files }: Needs,
): Promise<(BundleLetter & { bytes: Buffer })[]> => {
  return Promise.all(
    openLetters(service, letters).map(async ({ pages = null, ...file }) => {
      const { sha256, mime } = shownCopy(file);
      return {
        label: service.letters.find((letter) => letter.key === file.key)?.label ?? file.key,
        mime,
        pages,
        bytes: (await files.get(sha256)) ?? Buffer.alloc(0),
      };
    }),
  );
};

/** The Lembar disposisi and all letters that may go through a chat, in one file. */
export const makeBundle = async ({ requestId }: { requestId: string }, needs: Needs): Promise<Made> => {
  const { request, service, sheet } = await load(requestId, needs);
  const bytes = await print(needs.sandbox, sheet, await bound(request, service, needs));
  return { text: documentTexts.bundleText(request.number), file: pdf(`berkas-${request.number}.pdf`, bytes) };
};
