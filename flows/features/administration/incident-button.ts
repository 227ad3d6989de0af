import { z } from 'zod';
import type { Turn } from '../../kernel/feature.ts';
import type { Move } from '../../kernel/move.ts';
import { incidentTexts, signOf } from '../incidents/index.ts';
import { answer } from '../office/index.ts';
import { isAdministrator } from './begin.ts';
import { administer } from './stage.ts';

/** Makes an incident of the sign an alert was about; pressed again it stays the one. Null for everybody but administrators. */
export const openIncidentOf = (option: string, turn: Turn): Move | null => {
  const sign = signOf(option);
  if (!isAdministrator(turn.context) || !z.guid().safeParse(sign).success) return null;
  const act = administer({ do: 'open_incident', sign, id: turn.context.fresh.draftId }, turn.context);
  return answer(turn, { text: incidentTexts.incidentOpened }, [act]);
};
