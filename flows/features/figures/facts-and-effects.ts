import type { Figures } from '../../../domain/figures/figures.ts';

declare module '../../kernel/fact.ts' {
  interface Wants {
    /** The office's figures from one ISO date to another, both included. */
    figures: { from: string; to: string };
  }
  interface Facts {
    figures: Figures;
  }
}
