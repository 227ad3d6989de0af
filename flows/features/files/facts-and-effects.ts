import type { Inspection } from './inspection.ts';

declare module '../../kernel/fact.ts' {
  interface Wants {
    /** What a stored file turns out to be. */
    inspection: { sha256: string; name: string; mime: string };
  }
  interface Facts {
    inspection: Inspection;
  }
}

declare module '../../kernel/effect.ts' {
  interface Effects {
    /** Bytes that came through the chat and must not stay. */
    forget_file: { sha256: string };
  }
}
