import { pairingLinkHours } from '../../../app/pairing-link.ts';
import { alertTexts } from '../../../flows/pages/alerts.ts';
import { noChromium } from './find-chromium.ts';
import type { Standing } from './standing.ts';

/** What administrators have to know. */
export type Alarm = 'pairing' | 'logged_out' | 'not_ready' | 'no_browser' | 'used_up';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** A browser that was killed is back long before that. */
const patienceMs = 5 * minuteMs;
/** As long as it lasts it is told again. */
const againMs = 6 * hourMs;
/** A process that is started again and again alerts only so often. */
export const quietMs = 10 * minuteMs;

/** What was noticed until now: since when it is not ready, and which alarms were raised when. */
export type Watchfulness = { notReadySince: number | null; raised: Partial<Record<Alarm, number>> };

const standsFor = (standing: Standing, { notReadySince }: Watchfulness, now: number): Alarm | null => {
  if (standing === 'pairing' || standing === 'no_browser') return standing;
  return notReadySince !== null && now - notReadySince > patienceMs ? 'not_ready' : null;
};

/** Which alarm to raise now, and what is noticed from now on; once ready, everything before is forgotten. */
export const watched = (
  before: Watchfulness,
  standing: Standing,
  now: number,
): { alarm: Alarm | null; watchfulness: Watchfulness } => {
  if (standing === 'ready') return { alarm: null, watchfulness: { notReadySince: null, raised: {} } };
  const watchfulness = { ...before, notReadySince: before.notReadySince ?? now };
  const alarm = standsFor(standing, watchfulness, now);
  const last = alarm === null ? undefined : before.raised[alarm];
  if (alarm === null || (last !== undefined && now - last < againMs)) return { alarm: null, watchfulness };
  return { alarm, watchfulness: { ...watchfulness, raised: { ...before.raised, [alarm]: now } } };
};

/** What administrators read; `link` leads to the pairing page. */
export const alarmText: Record<Alarm, (link: string) => string> = {
  pairing: (link) => alertTexts.pairing(link, pairingLinkHours),
  logged_out: () => alertTexts.loggedOut,
  not_ready: () => alertTexts.notReady(patienceMs / minuteMs),
  no_browser: () => alertTexts.noBrowser(noChromium),
  used_up: () => alertTexts.usedUp,
};
