import type { Connection } from '../contract.ts';

const API = 'https://api.dingtalk.com';
const OAPI = 'https://oapi.dingtalk.com';

/** Base URL of the new (`api`) or the old (`oapi`) API, without a slash at its end. */
export function baseUrl(connection: Connection, which: 'api' | 'oapi'): string {
  const configured = connection.endpoints[which];
  return (
    configured === undefined || configured === '' ? (which === 'api' ? API : OAPI) : configured
  ).replace(/(?<!\/)\/+$/, '');
}

/** Where signed links lead, without a slash at its end; the hook's origin when none is configured. */
export function publicUrl(connection: Connection): string | null {
  const configured = connection.endpoints.publicUrl;
  if (configured !== undefined && configured !== '') return configured.replace(/(?<!\/)\/+$/, '');
  return URL.canParse(connection.hookUrl) ? new URL(connection.hookUrl).origin : null;
}

/**
 * Whether an address that the vendor handed us may be called: encrypted and on the vendor's hosts, or on the host
 * of a configured base URL, which alone may be plain or loopback.
 */
export function mayCall(connection: Connection, address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') return false;
  if (configuredOrigins(connection).has(originOf(url))) return true;
  const secure = url.protocol === 'https:' || url.protocol === 'wss:';
  return secure && (url.port === '' || url.port === '443') && /(^|\.)dingtalk\.com$/.test(url.hostname);
}

function configuredOrigins(connection: Connection): Set<string> {
  const bases = [connection.endpoints.api, connection.endpoints.oapi];
  return new Set(
    bases.flatMap((base) => (base !== undefined && URL.canParse(base) ? [originOf(new URL(base))] : [])),
  );
}

/** Origin with a socket's scheme read as its web twin, since one host serves both. */
function originOf(url: URL): string {
  return `${url.protocol.replace(/^ws/, 'http')}//${url.host}`;
}
