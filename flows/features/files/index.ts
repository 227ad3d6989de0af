/* What other features may use of files: how they are judged, kept and shown. */

export { judgeFile, judgeLost } from './judge-file.ts';
export { filesNeeds } from './needs.ts';
export { isRemade, shownCopy } from './shown-copy.ts';
export { storedFile } from './stored-file.ts';
export { fileTexts } from './texts.ts';
