import type { Role } from '../../../domain/role.ts';
import type { CityEdit } from '../../catalogue/city-edit.ts';
import type { Unit } from '../../../domain/unit.ts';
import type { Audience } from '../requests/index.ts';

type OfMember = { staffId: string; name: string };

/** What an administrator does to office and services. `code` is the one-time code in full, days are ISO dates in the city. */
export type AdminAct =
  | { do: 'add_staff'; name: string; role: Role; unit: Unit; code: string }
  | ({ do: 'revoke_staff' } & OfMember)
  | ({ do: 'move_staff'; unit: Unit } & OfMember)
  | ({ do: 'renew_code'; code: string } & OfMember)
  | ({ do: 'set_absence'; from: string; to: string } & OfMember)
  | ({ do: 'end_absence' } & OfMember)
  | { do: 'close_service'; service: string; notice: string }
  | { do: 'open_service'; service: string }
  | { do: 'broadcast'; audience: string; to: Audience; text: string }
  /** Changes of what the city decides; `lines` is what each says otherwise, for the history. */
  | { do: 'propose_city'; edits: readonly CityEdit[]; reason: string; lines: readonly string[] }
  | {
      do: 'adopt_city';
      id: number;
      /** The version it was checked on. */
      live: number;
      decree: { number: string; date: string } | null;
      lines: readonly string[];
    }
  | { do: 'return_city'; id: number; because: string }
  /** Makes an incident with this id of a sign of trouble, unless there is one. */
  | { do: 'open_incident'; sign: string; id: string };
