import type { Context } from '../../kernel/context.ts';
import type { Option } from '../../kernel/message.ts';
import type { Audience } from '../requests/index.ts';
import { cityTexts } from './texts.ts';

/** Who adopts changes of what the city decides, and hears of them: the head, or where the settings say so the administrators. */
export const adopters = ({ contact, settings }: Pick<Context, 'contact' | 'settings'>): Audience => ({
  roles: [settings.cityAdoptedBy],
  except: contact.id,
});

/** Whether somebody may adopt a change, or send it back. */
export const mayAdopt = ({ contact: { staff }, settings }: Pick<Context, 'contact' | 'settings'>): boolean =>
  staff?.role === settings.cityAdoptedBy;

/** Opens the changes that wait. */
export const proposalOption = (): Option => ({ id: 'proposals.open', label: cityTexts.labels.open });
