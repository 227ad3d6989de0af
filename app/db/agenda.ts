import type { Database } from './open.ts';

type Prismatic = Pick<Database, 'prisma'>;

/** The highest number that follows the pattern in a year's agenda; 0 when there is none. */
export const lastAgendaNo = async ({ prisma }: Prismatic, year: number): Promise<number> => {
  const { _max } = await prisma.request.aggregate({ where: { agendaYear: year }, _max: { agendaNo: true } });
  return _max.agendaNo ?? 0;
};

/** Whether a year's agenda holds a number already, as a whole or in what stands for {no}. */
export const isAgendaTaken = async (
  { prisma }: Prismatic,
  { year, number, no }: { year: number; number: string; no: number | null },
): Promise<boolean> =>
  (await prisma.request.findFirst({
    where: {
      agendaYear: year,
      OR: [{ agendaNumber: number }, ...(no === null ? [] : [{ agendaNo: no }])],
    },
    select: { id: true },
  })) !== null;
