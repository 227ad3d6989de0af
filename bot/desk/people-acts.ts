import { z } from 'zod';
import { actingKindCodes, termTrouble } from '../../domain/acting-head.ts';
import { roles } from '../../domain/role.ts';
import { unitName } from '../../domain/unit.ts';
import { endActingHead, nameActingHead } from '../../app/db/acting-head.ts';
import { administer } from '../../app/db/administer.ts';
import { tellContact } from '../../app/db/deliveries.ts';
import type { Tx } from '../../app/db/transaction.ts';
import { newStaffCode } from '../../app/staff-code.ts';
import { actingTexts } from '../../flows/features/acting-head/acting-texts.ts';
import type { Colleague } from '../../flows/features/acting-head/facts-and-effects.ts';
import type { AdminAct } from '../../flows/features/administration/admin-act.ts';
import type { OfficeMember } from '../../flows/features/administration/facts-and-effects.ts';
import { administrationTexts } from '../../flows/features/administration/texts.ts';
import { staffCodeHours } from '../../flows/features/enrolment/staff-code.ts';
import type { DeskNeeds, Member } from './needs.ts';
import { actorOf } from './export.ts';
import { deskTexts } from './texts.ts';
import type { Posted } from './posted.ts';

/** Somebody in office, with the days they stand in for the head. */
export type Person = OfficeMember & { terms: Colleague['terms'] };

/** What is done with somebody: what happens in the transaction, and the sentence that says so; or why not. */
type Prepared = { say: string; run(tx: Tx): Promise<unknown> } | { wrong: string };

type Scene = { person: Person; posted: Posted; member: Member; needs: DeskNeeds; today: string };

const { people } = deskTexts;
const Days = z.object({ from: z.iso.date(), to: z.iso.date() });

const daysOf = ({ posted }: Scene) => {
  const from = posted.one('dari');
  return Days.safeParse({ from, to: posted.one('sampai') || from });
};

const asAdministrator = ({ member, needs }: Scene) => ({
  ...{ actor: actorOf(member), now: needs.clock(), tz: needs.tz, vault: needs.vault },
  secretariat: needs.catalogue.city.units.secretariat,
});

/** An act of the chat's, and what its person is told of it. */
const act =
  (what: AdminAct, scene: Scene, told: string | null = null) =>
  async (tx: Tx): Promise<void> => {
    const { contactId } = scene.person;
    await administer(tx, what, asAdministrator(scene));
    if (told !== null && contactId !== null)
      await tellContact(tx, scene.needs.vault, contactId, [{ text: told }], scene.needs.clock());
  };

const move = (scene: Scene): Prepared => {
  const { person, posted, needs } = scene;
  const { units } = needs.catalogue.city;
  const unit = units.codes.find((code) => code === posted.one('unit'));
  if (unit === undefined) return { wrong: people.pickUnit };
  const called = unitName(units, unit);
  const what: AdminAct = { do: 'move_staff', staffId: person.id, name: person.name, unit };
  return {
    say: administrationTexts.movedText(person.name, called),
    run: act(what, scene, administrationTexts.youAreMoved(called)),
  };
};

const revoke = (scene: Scene): Prepared => {
  const { person, member } = scene;
  if (person.id === member.staff.id) return { wrong: administrationTexts.notOneself };
  return {
    say: administrationTexts.revokedText(person.name),
    run: act(
      { do: 'revoke_staff', staffId: person.id, name: person.name },
      scene,
      administrationTexts.youAreRevoked,
    ),
  };
};

const renew = (scene: Scene): Prepared => {
  const { person } = scene;
  if (person.status === 'bound') return { wrong: people.boundAlready };
  const code = newStaffCode();
  return {
    say: administrationTexts.codeText(person.name, code, staffCodeHours),
    run: act({ do: 'renew_code', staffId: person.id, name: person.name, code }, scene),
  };
};

const away = (scene: Scene): Prepared => {
  const { data } = daysOf(scene);
  const { person, today } = scene;
  if (!data) return { wrong: people.pickDays };
  const trouble = termTrouble(data, today);
  if (trouble) return { wrong: administrationTexts.awayRefused[trouble] };
  return {
    say: administrationTexts.awaySet(person.name, data.from, data.to),
    run: act({ do: 'set_absence', staffId: person.id, name: person.name, ...data }, scene),
  };
};

const back = (scene: Scene): Prepared => ({
  say: administrationTexts.awayEnded(scene.person.name),
  run: act({ do: 'end_absence', staffId: scene.person.id, name: scene.person.name }, scene),
});

const tellThem = async ({ person, needs }: Scene, tx: Tx, text: string): Promise<void> => {
  if (person.contactId !== null)
    await tellContact(tx, needs.vault, person.contactId, [{ text }], needs.clock());
};

const nameActing = (scene: Scene): Prepared => {
  const { person, posted, member, needs, today } = scene;
  const { data } = daysOf(scene);
  const kind = actingKindCodes.find((code) => code === posted.one('sebagai'));
  if (!data || !kind) return { wrong: people.pickDays };
  const trouble = termTrouble(data, today);
  if (trouble) return { wrong: actingTexts.termRefused[trouble] };
  const term = { kind, ...data };
  return {
    say: actingTexts.namedText(person.name, term),
    run: async (tx) => {
      const actor = `${roles[member.staff.role]} ${member.staff.name}`;
      await nameActingHead(tx, { staffId: person.id, term }, { actor, now: needs.clock() });
      await tellThem(scene, tx, actingTexts.youAreNamed(term));
    },
  };
};

const endActing = (scene: Scene): Prepared => {
  const { person, posted, member, needs } = scene;
  const term = person.terms.find(({ id }) => id === posted.one('masa'));
  if (!term) return { wrong: people.termGone };
  return {
    say: actingTexts.endedText(person.name),
    run: async (tx) => {
      const actor = `${roles[member.staff.role]} ${member.staff.name}`;
      await endActingHead(tx, term.id, { actor, now: needs.clock() });
      await tellThem(scene, tx, actingTexts.youAreEnded(term));
    },
  };
};

/** What an administrator does with somebody in office, by the word of its address. */
export const personActs = {
  pindah: move,
  cabut: revoke,
  kode: renew,
  absen: away,
  kembali: back,
  tunjuk: nameActing,
  akhiri: endActing,
} as const satisfies Record<string, (scene: Scene) => Prepared>;
export type PersonAct = keyof typeof personActs;
export const personActNames = Object.keys(personActs) as [PersonAct, ...PersonAct[]];
