import { z } from 'zod';
import { chosen } from '../../../flows/kernel/chosen.ts';
import type { Feature } from '../../../flows/kernel/feature.ts';
import type { Place } from '../../../flows/kernel/place.ts';

// 1. What is remembered while somebody is here, as it is stored with their session.
const at = z.strictObject({ name: z.literal('opening_hours') });

// 2. The kernel learns the new place's name and what it remembers; from now on `to: { name: 'opening_hours' }` compiles.
declare module '../../../flows/kernel/session.ts' {
  interface Places {
    opening_hours: z.infer<typeof at>;
  }
}

const days: Record<string, string> = {
  weekday: 'Kantor buka pukul 08.00 sampai 16.00.',
  weekend: 'Sabtu dan Minggu kantor tutup.',
};

// 3. The question, and what an answer leads to. `null` means: nothing I know, so somebody else may know it.
const openingHours: Place<'opening_hours'> = {
  name: 'opening_hours',
  at,
  // Traits say what is true of the place. This one may be interrupted by news, for nothing is going on here.
  free: 'idle',
  show: () => ({
    messages: [
      {
        text: 'Jam buka hari apa?',
        options: [
          { id: 'weekday', label: 'Hari kerja' },
          { id: 'weekend', label: 'Akhir pekan' },
        ],
      },
    ],
  }),
  take(_at, event, _context, session) {
    const answer = days[chosen(session, event) ?? ''];
    return answer === undefined ? null : { to: { name: 'menu' }, intro: answer };
  },
};

// 4. The feature: its places, and the word that leads to it from everywhere.
export const hours: Feature = {
  places: [openingHours],
  commands: { jam: { also: ['jam buka'], take: () => ({ to: { name: 'opening_hours' } }) } },
};
