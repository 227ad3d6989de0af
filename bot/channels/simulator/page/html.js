import htm from 'htm';
import { h } from 'preact';

/** Markup as a tagged template; what stands in it is always text, never markup of somebody else. */
export const html = htm.bind(h);
