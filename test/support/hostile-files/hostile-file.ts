import type { Inspection } from '../../../flows/features/files/inspection.ts';

/**
 * A file made to hurt, or an odd one that must not be mistaken for such: its name, and what has to become of it. Several
 * troubles where it is the limits of a sandbox or the reader's own that come first.
 */
export type HostileFile = {
  name: string;
  bytes: Buffer;
  becomes:
    | { taken: 'pdf' | 'jpg' | 'png'; pages?: number; remade?: true }
    | { trouble: NonNullable<Inspection['trouble']>[] }
    | { kind: Inspection['kind'] | null };
};

export const taken = (pages = 1): HostileFile['becomes'] => ({ taken: 'pdf', pages });
export const remade = (pages = 1): HostileFile['becomes'] => ({ taken: 'pdf', pages, remade: true });
export const refused = (...trouble: NonNullable<Inspection['trouble']>[]): HostileFile['becomes'] => ({
  trouble,
});
export const other = (kind: Inspection['kind'] | null): HostileFile['becomes'] => ({ kind });
