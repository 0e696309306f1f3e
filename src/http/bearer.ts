import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether an Authorization header carries the token; compared in constant time. */
export function bearerOk(header: string | undefined, token: string): boolean {
  const given = /^Bearer +(\S+)$/i.exec(header ?? '')?.[1];
  if (given === undefined) return false;
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}
