const IANA = /^(?:UTC|[A-Za-z_]+(?:\/[A-Za-z0-9_+-]+)+)$/;

/** An IANA zone that this machine knows, as it was given; null for anything else, since no hint is better than a wrong one. */
export function knownZone(zone: unknown): string | null {
  if (typeof zone !== 'string' || !IANA.test(zone)) return null;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
