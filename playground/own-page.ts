/** Only its own page and tests on this machine may ask: a page elsewhere must not drive the playground. */
export function isOwnPage(host: string | undefined, origin: string | undefined, publicUrl: string): boolean {
  const own = new URL(publicUrl);
  const name = (host ?? '').replace(/:\d+$/, '');
  const known = ['localhost', '127.0.0.1', '[::1]'].includes(name) || host === own.host;
  if (!known) return false;
  return origin === undefined || origin === own.origin || originHost(origin) === host;
}

function originHost(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}
