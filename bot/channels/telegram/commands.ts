import { channelTexts } from '../../../flows/pages/channels.ts';
import type { TelegramApi } from './port.ts';

type Command = { command: string; description: string };

const commandsOf = (words: readonly (keyof typeof channelTexts.commands)[]): Command[] =>
  words.map((command) => ({ command, description: channelTexts.commands[command] }));

const words = ['menu', 'status', 'batal', 'bantuan', 'start'] as const;
const forEverybody = (): Command[] => commandsOf(words);
const forStaff = (): Command[] => commandsOf(['permohonan', ...words]);

/** Opens the keeping of command menus: everybody's, and the longer one in chats of staff; `sync` sends what has changed. */
export const openCommands = (api: TelegramApi, staffChats: () => Promise<string[]>) => {
  const shown = new Set<number>();
  let begun = false;
  return {
    async sync(): Promise<void> {
      if (!begun) await api.setCommands(forEverybody());
      begun = true;
      const now = new Set((await staffChats()).map(Number));
      for (const chat of now)
        if (!shown.has(chat)) {
          await api.setCommands(forStaff(), chat);
          shown.add(chat);
        }
      for (const chat of shown)
        if (!now.has(chat)) {
          shown.delete(chat);
          await api.clearCommands(chat);
        }
    },
  };
};
