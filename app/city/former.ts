import { parseDocument } from 'yaml';
import { formerServices, type Former } from '../../flows/catalogue/former.ts';
import { serviceFilesBetween } from '../db/city-versions.ts';
import type { Tx } from '../db/run-sql.ts';

type FormerServices = ReadonlyMap<string, readonly Former[]>;
const none: FormerServices = new Map();

/**
 * What the services of the versions before `no` asked: requests that were sent then are shown by it. What is known of the versions
 * before `known.no` is not read again.
 */
export const formerBefore = async (
  tx: Tx,
  no: number,
  known: { no: number; former?: FormerServices | undefined } = { no: 0 },
): Promise<FormerServices> => {
  const files = await serviceFilesBetween(tx, known.no, no);
  const newer = formerServices(files.map((content): unknown => parseDocument(content).toJS()));
  const older = known.former ?? none;
  return new Map(
    [...new Set([...newer.keys(), ...older.keys()])].map((code) => [
      code,
      [...(newer.get(code) ?? []), ...(older.get(code) ?? [])],
    ]),
  );
};
