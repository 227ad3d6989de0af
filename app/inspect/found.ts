import type { z } from 'zod';
import { Inspection } from '../../flows/features/files/inspection.ts';

/** What looking into a file finds: all of an inspection but the sender's claim, the size, and where its copy is stored. */
export const Found = Inspection.omit({ sha256: true, name: true, mime: true, bytes: true, shown: true });
export type Found = z.infer<typeof Found>;

/** With it, the copy staff are shown. */
export type Looked = Found & { copy?: Uint8Array };
