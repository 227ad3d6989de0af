import type { Option } from '../../kernel/message.ts';
import { incidentTexts } from './texts.ts';

const prefix = 'sign.';

/** The button of an alert that makes an incident of a sign. */
export const signOption = (id: string): Option => ({ id: prefix + id, label: incidentTexts.openIncident });

/** The sign a button is about. */
export const signOf = (option: string): string => option.slice(prefix.length);
