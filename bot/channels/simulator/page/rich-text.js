import { html } from './html.js';

const tags = { '*': 'strong', _: 'em', '~': 's' };

/** A link, or text between two marks that stand at the edges of words. */
const pattern =
  /(?<link>https?:\/\/\S+)|(?<![\p{L}\p{N}])(?<mark>[*_~])(?=\S)(?<inner>[^\n]*?\S)\k<mark>(?![\p{L}\p{N}])/u;

/** A sentence's own punctuation at the end of a link is no part of it. */
const trimmed = (link) => link.replace(/[.,;:!?)\]'"*_~]+$/, '');

/** Text with WhatsApp's marks and links, as nodes. */
export const richText = (text) => {
  const found = pattern.exec(text);
  if (found === null) return [text];
  const { link, mark, inner } = found.groups;
  const before = text.slice(0, found.index);
  if (link !== undefined) {
    const href = trimmed(link);
    const rest = text.slice(found.index + href.length);
    return [
      before,
      html`<a href=${href} target="_blank" rel="noopener noreferrer">${href}</a>`,
      ...richText(rest),
    ];
  }
  const rest = text.slice(found.index + found[0].length);
  return [before, html`<${tags[mark]}>${richText(inner)}<//>`, ...richText(rest)];
};
