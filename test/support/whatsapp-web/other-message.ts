import type { StoredMedia, StoredMessage } from './history.ts';

/** What people send besides text, photos and documents. */
export type OtherKind =
  'sticker' | 'voice' | 'video' | 'poll' | 'location' | 'contact' | 'revoked' | 'reaction';

type Keep = (bytes: Buffer, mime: string, name?: string) => StoredMedia;

const vcard = 'BEGIN:VCARD\nVERSION:3.0\nFN:Siti\nTEL;waid=6281234567890:+62 812-3456-7890\nEND:VCARD';

/** The message's type and content for one kind; a revoked message and a reaction are no messages of their own. */
export const otherMessage = (
  kind: Exclude<OtherKind, 'revoked' | 'reaction'>,
  keep: Keep,
): [type: string, content: Partial<StoredMessage>] => {
  switch (kind) {
    case 'sticker':
      return ['sticker', { media: keep(Buffer.from('RIFF    WEBP'), 'image/webp') }];
    case 'voice':
      return [
        'ptt',
        { media: keep(Buffer.from('OggS'), 'audio/ogg; codecs=opus'), extra: { duration: '4' } },
      ];
    case 'video':
      return ['video', { media: keep(Buffer.from('    ftypmp42'), 'video/mp4'), extra: { duration: '9' } }];
    case 'poll': {
      const options = ['Senin', 'Selasa'].map((name, localId) => ({ name, localId }));
      return ['poll_creation', { extra: { pollName: 'Kapan?', pollOptions: options } }];
    }
    case 'location':
      return ['location', { extra: { lat: -0.0263, lng: 109.3425, loc: 'Pontianak' } }];
    case 'contact':
      return ['vcard', { body: vcard, extra: { vcardFormattedName: 'Siti' } }];
  }
};
