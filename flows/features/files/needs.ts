import type { Event } from '../../kernel/event.ts';
import type { WantOf } from '../../kernel/fact.ts';

/** What the files of an event turn out to be, where files are wanted. */
export const filesNeeds = (event: Event): WantOf<'inspection'>[] => {
  const files = event.kind === 'file' ? [event] : event.kind === 'album' ? event.files : [];
  return files.map(({ sha256, name, mime }) => ({ fact: 'inspection', sha256, name, mime }));
};
