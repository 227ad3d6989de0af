import { kindOfFile } from './kind-of-file.ts';
import type { Looked } from './found.ts';

/** Looks into a file's bytes. Only inside a sandbox: what reads files was written for honest ones. */
export const look = async (bytes: Buffer): Promise<Looked> => {
  const kind = await kindOfFile(bytes);
  // Of the readers only the one that is needed is loaded.
  if (kind.is === 'pdf') return (await import('./look-into-pdf.ts')).lookIntoPdf(bytes);
  if (kind.is === 'picture') return (await import('./look-into-image.ts')).lookIntoImage(bytes, kind.format);
  return { type: 'other', ...(kind.kind ? { kind: kind.kind } : {}) };
};
