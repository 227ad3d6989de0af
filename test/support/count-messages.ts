import type { Catalogue } from '../../flows/catalogue/catalogue.ts';
import type { Service } from '../../flows/catalogue/service.ts';
import { fileByRobot, type Who } from './robot.ts';

const looks = ['whatsapp', 'telegram'] as const;

/** What filing one service costs an applicant, by channel and by who writes. */
export const countMessages = (service: Service, catalogue: Catalogue, today: string) =>
  looks.flatMap((channel) =>
    (['new', 'known'] as const).map((who: Who) => ({
      who,
      channel,
      ...fileByRobot(service, { catalogue, channel, who, today }),
    })),
  );
