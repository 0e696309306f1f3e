/** Hosts on which Slack hands out response URLs and upload URLs; GovSlack has its own domain. */
const VENDOR_HOSTS = ['slack.com', 'slack-gov.com'];

/**
 * The address if it may be called: https on one of Slack's hosts, or the origin of the configured API base
 * (only that one may be http or loopback). Null otherwise.
 */
export function vendorAddress(address: unknown, apiBase: string): URL | null {
  if (typeof address !== 'string') return null;
  const url = parseUrl(address);
  if (url === null) return null;
  if (url.username !== '' || url.password !== '') return null;
  if (url.origin === parseUrl(apiBase)?.origin) return url;
  if (url.protocol !== 'https:' || (url.port !== '' && url.port !== '443')) return null;
  return VENDOR_HOSTS.some((host) => url.hostname.endsWith(`.${host}`)) ? url : null;
}

function parseUrl(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}
