import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { StoreError } from './errors.ts';

/** Where a sealed text belongs; the same text in another place cannot be opened. */
export interface SealedPlace {
  readonly table: string;
  readonly row: string;
  readonly column: string;
}

/** Seals with the first key, opens with any (AES-256-GCM, a fresh 96-bit nonce each time). */
export interface KeyRing {
  seal(text: string, place: SealedPlace): string;
  /** Throws StoreError `wrong_key` for an unknown key, another place or an altered text. */
  open(sealed: string, place: SealedPlace): string;
  /** Whether a sealed text was made with the first key. */
  isCurrent(sealed: string): boolean;
}

const version = 'v1';

/** Reads `new,old`: keys of 32 bytes in base64, the first of which seals. Throws StoreError `bad_key`. */
export function parseKeyRing(list: string): KeyRing {
  const keys = list.split(',').map((text) => readKey(text.trim()));
  const first = keys[0];
  if (first === undefined) throw new StoreError('bad_key', 'the secret holds no key');
  const byId = new Map(keys.map((key) => [key.id, key.bytes]));

  return {
    seal(text, place) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', first.bytes, iv);
      cipher.setAAD(associated(place));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      const parts = [iv, sealed, cipher.getAuthTag()].map((part) => part.toString('base64url'));
      return [version, first.id, ...parts].join('.');
    },

    open(sealed, place) {
      const [mark, id = '', iv, text, tag, ...rest] = sealed.split('.');
      if (
        mark !== version ||
        iv === undefined ||
        text === undefined ||
        tag === undefined ||
        rest.length > 0
      ) {
        throw new StoreError('wrong_key', `${name(place)} is not sealed in a known form`);
      }
      const key = byId.get(id);
      if (key === undefined) {
        throw new StoreError(
          'wrong_key',
          `${name(place)} is sealed with a key that the secret does not hold`,
        );
      }
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'), {
          authTagLength: 16,
        });
        decipher.setAAD(associated(place));
        decipher.setAuthTag(Buffer.from(tag, 'base64url'));
        return decipher.update(text, 'base64url', 'utf8') + decipher.final('utf8');
      } catch (cause) {
        throw new StoreError('wrong_key', `${name(place)} was altered or belongs elsewhere`, { cause });
      }
    },

    isCurrent: (sealed) => sealed.startsWith(`${version}.${first.id}.`),
  };
}

/** A new random key in the form that the secret takes: 32 bytes in base64. */
export function newKey(): string {
  return randomBytes(32).toString('base64');
}

function readKey(text: string): { id: string; bytes: Buffer } {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== 32 || !/^[A-Za-z0-9+/_-]+=*$/.test(text)) {
    throw new StoreError('bad_key', 'every key of the secret must be 32 bytes in base64');
  }
  return { id: createHash('sha256').update(bytes).digest('hex').slice(0, 8), bytes };
}

function associated(place: SealedPlace): Buffer {
  return Buffer.from(JSON.stringify([place.table, place.row, place.column]));
}

function name(place: SealedPlace): string {
  return `${place.table}.${place.column} of ${place.row}`;
}

/** A secret of its own for another purpose, derived from the first key of a ring; the same after every restart. */
export function derivedSecret(list: string, purpose: string): string {
  const [first = ''] = list.split(',');
  return createHmac('sha256', Buffer.from(first.trim(), 'base64')).update(purpose).digest('base64url');
}
