/* What other features may use of documents that are made to order. */

export { documentTexts } from './document-texts.ts';
