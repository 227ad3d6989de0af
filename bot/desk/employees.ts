import type { FastifyInstance } from 'fastify';
import { readAsnFile, type AsnFile } from '../../app/admin/asn-file.ts';
import { AdminError } from '../../app/admin/command.ts';
import { importEmployees, planEmployees } from '../../app/db/employees.ts';
import { sealedPlaces } from '../../app/places.ts';
import { asnTexts } from '../../flows/pages/employee-register.ts';
import { plannedView, registerView } from './employees-page.ts';
import { actorOf } from './export.ts';
import { sendPage, type Guard } from './guard.ts';
import { say } from './layout.ts';
import type { DeskNeeds } from './needs.ts';
import { deskTexts } from './texts.ts';

const { people } = deskTexts;

/** A register that was read, or what is wrong with the file. */
const read = async (
  bytes: Buffer,
  sandbox: DeskNeeds['sandbox'],
  staffId: string,
): Promise<AsnFile | { wrong: string }> => {
  try {
    return await readAsnFile(bytes, { sandbox, by: staffId }, asnTexts);
  } catch (error) {
    if (error instanceof AdminError) return { wrong: error.message };
    throw error;
  }
};

/** The employee register's file: what each row would do is shown first; nobody known is changed unasked. */
export const employeeRoutes = (app: FastifyInstance, needs: DeskNeeds, guard: Guard): void => {
  const only = guard.only('people');
  const { db, vault, files, sandbox, clock } = needs;

  app.get(
    '/meja/orang/pegawai',
    only.page((member, _request, reply) => sendPage(reply, registerView(null, member))),
  );

  app.post(
    '/meja/orang/pegawai',
    only.form(async (member, _request, reply, posted) => {
      const wrong = (sentence: string) =>
        sendPage(reply, registerView(say(sentence, 'refused'), member), 422);
      if (posted.tooLarge) return wrong(people.importTooLarge);
      if (!posted.file) return wrong(people.importNoFile);
      const file = await read(posted.file.bytes, sandbox, member.staff.id);
      if ('wrong' in file) return wrong(file.wrong);
      // Kept, sealed, until it is taken over or swept away: what is done is what was shown.
      const sha256 = await files.put(posted.file.bytes);
      const sealed = vault.seal(sha256, sealedPlaces.deskForm(member.staff.id));
      return sendPage(reply, plannedView(file, await planEmployees(db, vault, file.entries), sealed, member));
    }),
  );

  const fileOf = async (sealed: string, staffId: string): Promise<AsnFile | null> => {
    try {
      const bytes = await files.get(vault.open(sealed, sealedPlaces.deskForm(staffId)));
      const file = bytes && (await read(bytes, sandbox, staffId));
      return file && !('wrong' in file) ? file : null;
    } catch {
      // Whatever is wrong with it, it is no form of ours: its sender is refused.
      return null;
    }
  };

  app.post(
    '/meja/orang/pegawai/simpan',
    only.form(async (member, request, reply, posted) => {
      const file = await fileOf(posted.one('berkas'), member.staff.id);
      if (!file) return guard.refuse(request, reply, 'form', member);
      const mayUpdate = posted.one('perbarui') !== '';
      const plans = await planEmployees(db, vault, file.entries);
      const entries = plans.filter(({ what }) => mayUpdate || what !== 'updated').map(({ entry }) => entry);
      const done = await importEmployees(db, vault, entries, {
        ...{ complete: false, alsoPresent: file.rejectedNips, dryRun: false },
        ...{ rejected: file.rejected.length, actor: actorOf(member), now: clock() },
      });
      const left = plans.length - done.added - done.updated;
      const told = say(people.importDone(done.added, done.updated, left), 'done');
      return sendPage(reply, registerView(told, member));
    }),
  );
};
