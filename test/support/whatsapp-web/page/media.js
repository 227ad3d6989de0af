import { upload } from './world-link.js';

const base64 = (buffer) => {
  let binary = '';
  for (const byte of new Uint8Array(buffer)) binary += String.fromCharCode(byte);
  return btoa(binary);
};

const hashOf = async (blob) => base64(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));

/** A file the page holds. */
export class OpaqueData {
  #blob;

  constructor(blob, type) {
    this.#blob = blob;
    this.type = type;
  }

  static createFromData(blob, type) {
    return Promise.resolve(new OpaqueData(blob, type));
  }

  blob() {
    return this.#blob;
  }

  url() {
    return URL.createObjectURL(this.#blob);
  }

  formData() {
    return this.#blob;
  }

  autorelease() {}
}

class MediaData {
  constructor(fields) {
    Object.assign(this, fields);
  }

  set(fields) {
    Object.assign(this, fields);
  }

  toJSON() {
    return { ...this };
  }
}

const shown = ['image', 'video', 'audio'];

const typeOf = (mimetype, { asDocument, asSticker, isPtt }) => {
  if (asDocument) return 'document';
  if (asSticker) return 'sticker';
  const kind = mimetype.split('/')[0];
  if (kind === 'audio' && isPtt) return 'ptt';
  return shown.includes(kind) ? kind : 'document';
};

/** An image is opened before it is sent. The original also makes it smaller unless it goes as a document. */
const check = async (type, blob) => {
  if (blob.size === 0) throw new Error('media-fault: empty file');
  if (type !== 'image') return;
  const bitmap = await createImageBitmap(blob).catch(() => {
    throw new Error('media-fault: the image cannot be opened');
  });
  bitmap.close();
};

/** Makes a file ready to be sent; `waitForPrep` fails for what is not what it claims. */
export const prepRawMedia = (opaque, params) => ({
  waitForPrep: async () => {
    const blob = opaque.blob();
    const type = typeOf(opaque.type, params);
    await check(type, blob);
    return new MediaData({
      type,
      mimetype: opaque.type,
      isGif: false,
      size: blob.size,
      filehash: await hashOf(blob),
      mediaBlob: opaque,
      ...(type === 'document' ? { filename: blob.name } : {}),
    });
  },
});

const objects = new Map();

/** The page's one object for the file with this hash. */
export const getOrCreateMediaObject = (filehash) => {
  const object = objects.get(filehash) ?? {
    filehash,
    contentInfo: {},
    consolidate(fields) {
      Object.assign(object, { type: fields.type, size: fields.size, opaque: fields.mediaBlob });
    },
  };
  objects.set(filehash, object);
  return object;
};

const randomKey = () => base64(crypto.getRandomValues(new Uint8Array(32)).buffer);

/** Hands the file over and gives what a message needs to name it. */
export const uploadMedia = async ({ mediaObject }) => {
  const { directPath } = await upload(mediaObject.opaque.blob());
  return {
    mediaEntry: {
      mmsUrl: `https://mmg.whatsapp.net${directPath}`,
      deprecatedMms3Url: `https://mmg.whatsapp.net${directPath}`,
      directPath,
      mediaKey: randomKey(),
      mediaKeyTimestamp: Math.floor(Date.now() / 1000),
      encFilehash: randomKey(),
      uploadHash: randomKey(),
    },
  };
};
