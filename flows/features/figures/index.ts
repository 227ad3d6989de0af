/* What other features may use of the figures. */

export { figuresTexts, indexText } from './figures-texts.ts';
