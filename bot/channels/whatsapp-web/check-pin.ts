import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { WhatsappWebConfig } from '../../../app/config.ts';
import { configError } from '../../../app/env.ts';

/** A pinned version whose page is not there would never come up: a ConfigError says so at the start. */
export const checkPin = (pin: WhatsappWebConfig['pin']): void => {
  if (pin && !existsSync(join(pin.cache, `${pin.version}.html`)))
    throw configError('WHATSAPP_WEB_CACHE', pin.cache, `a folder that holds ${pin.version}.html`);
};
