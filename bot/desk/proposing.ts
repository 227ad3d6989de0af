import { z } from 'zod';
import { previewOf } from '../../app/city/preview.ts';
import type { PreviewLine } from '../../flows/features/city-changes/facts.ts';
import { previewEdits } from '../../app/city/preview-edits.ts';
import { sealedPlaces } from '../../app/places.ts';
import { CityEdit } from '../../flows/catalogue/city-edit.ts';
import type { Thing } from '../../flows/features/city-changes/editable/part.ts';
import { wishOf } from '../../flows/features/city-changes/editable/wish.ts';
import { cityTexts } from '../../flows/features/city-changes/texts.ts';
import type { DeskNeeds, Member } from './needs.ts';

const Prepared = z.strictObject({ edits: z.array(CityEdit).min(1), reason: z.string() });
/** Edits that were looked at and wait for *Ajukan*. */
export type Prepared = z.infer<typeof Prepared>;

/** A change that can be submitted: sealed for its form, what it says otherwise, and how it would be met in the chat. */
export type Looked = {
  sealed: string;
  prepared: Prepared;
  lines: readonly string[];
  phone: readonly PreviewLine[];
};

const plain = (text: string): string => text.trim().replace(/\s+/g, ' ');

/** What every form that changes the city does with its edits: try them by the rules of the start, seal them, show them on a phone. */
export const openProposing = (needs: DeskNeeds) => {
  const { db, catalogue, clock, loadFact, log, publicUrl, settings, tz, vault } = needs;
  const given = () => ({ loadFact, settings, tz, publicUrl, now: clock() });

  /** A change whose chat cannot be shown can be read and submitted all the same. */
  const shown = async (chat: Promise<PreviewLine[]>): Promise<PreviewLine[]> => {
    try {
      return await chat;
    } catch (error) {
      log.error({ err: error }, 'a change of the city could not be shown as a chat');
      return [];
    }
  };

  /** The chat as somebody would meet it with these edits made, and what they say in it at last. */
  const phone = (edits: readonly CityEdit[], said: readonly string[] = []): Promise<PreviewLine[]> =>
    shown(previewEdits(db, edits, said, given()));

  /** The chat as somebody meets it now, where it shows a thing. */
  const phoneNow = ({ file, at }: Pick<Thing, 'file' | 'at'>): Promise<PreviewLine[]> => {
    const now = catalogue.now();
    return shown(previewOf(now, wishOf([{ do: 'set', file, path: [...at], value: null }], now), given()));
  };

  /** Looks at edits; what is wrong with them is a sentence. */
  const look = async (
    edits: readonly CityEdit[],
    reasonTyped: string,
    { contactId, staff }: Member,
  ): Promise<{ looked: Looked } | { problem: string }> => {
    const reason = plain(reasonTyped);
    if (reason.length < 3 || reason.length > 300) return { problem: cityTexts.reasonRefused };
    const { lines, problems } = await loadFact({ fact: 'city_trial', edits }, contactId);
    if (problems.length > 0) return { problem: cityTexts.cannot(problems) };
    const prepared = { edits: [...edits], reason };
    const sealed = vault.seal(JSON.stringify(prepared), sealedPlaces.deskForm(staff.id));
    return { looked: { sealed, prepared, lines, phone: await phone(edits) } };
  };

  const opened = (sealed: string, { staff }: Member): Prepared | null => {
    try {
      return Prepared.parse(JSON.parse(vault.open(sealed, sealedPlaces.deskForm(staff.id))));
    } catch {
      // Whatever is wrong with it, it is no form of ours: its sender is refused.
      return null;
    }
  };

  return { look, opened, phone, phoneNow };
};

export type Proposing = ReturnType<typeof openProposing>;
