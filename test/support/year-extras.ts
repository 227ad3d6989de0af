import type { Database } from '../../app/db/open.ts';
import { cityDate } from '../../domain/city-time.ts';
import { stepTexts } from '../../flows/features/office/texts.ts';
import { chance } from './chance.ts';
import type { Life } from './random-lives.ts';

const reasons = Object.keys(stepTexts.rejectReasons);

/** Says of most rejected requests why, and lets some people whose request is done answer the survey; gives what they answered. */
export const addExtras = async (
  { prisma }: Pick<Database, 'prisma'>,
  lives: readonly Life[],
  { seed, tz, now }: { seed: number; tz: string; now: Date },
) => {
  const ends = lives.flatMap((life, n) => {
    const end = life.events.find(({ to, at }) => (to === 'completed' || to === 'rejected') && at <= now);
    return end ? [{ life, n, end }] : [];
  });
  await prisma.requestRejection.createMany({
    data: ends
      .filter(({ end, n }) => end.to === 'rejected' && chance(seed + 8, n) < 0.9)
      .map(({ life, n }) => ({
        requestId: life.id,
        reason: reasons[Math.floor(chance(seed + 9, n) * reasons.length)] ?? 'other',
      })),
  });
  const surveys = ends
    .filter(({ end, n }) => end.to === 'completed' && chance(seed + 10, n) < 0.3)
    .map(({ life: { service, unit, channel }, n, end }) => ({
      ...{ service, unit, channel, onDay: cityDate(end.at, tz) },
      marks: Array.from({ length: 9 }, (_, nth) => 2 + Math.floor(chance(seed + 11 + nth, n) * 3)),
    }));
  await prisma.surveyAnswer.createMany({
    data: surveys.map((one) => ({ ...one, onDay: new Date(one.onDay) })),
  });
  return surveys;
};
