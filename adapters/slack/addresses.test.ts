import { vendorAddress } from './addresses.ts';

const BASE = 'https://slack.com/api/';

describe('vendorAddress', () => {
  it.each([
    'https://hooks.slack.com/commands/T1/2/x',
    'https://files.slack.com/upload/v1/abc',
    'https://hooks.slack-gov.com/actions/T1/1/x',
    'https://hooks.slack.com:443/x',
  ])('allows %s', (address) => {
    expect(vendorAddress(address, BASE)?.hostname).toMatch(/slack/);
  });

  it.each([
    'http://hooks.slack.com/x',
    'https://hooks.slack.com.evil.test/x',
    'https://evilslack.com/x',
    'https://hooks.slack.com:8443/x',
    'https://user@hooks.slack.com/x',
    'https://127.0.0.1/x',
    'https://[::1]/x',
    'https://2130706433/x',
    'file:///etc/passwd',
    'not an address',
    42,
    undefined,
  ])('refuses %p', (address) => {
    expect(vendorAddress(address, BASE)).toBeNull();
  });

  it('allows the origin of a configured base, which alone may be plain http', () => {
    const base = 'http://127.0.0.1:4010/playground/slack/api/';
    expect(vendorAddress('http://127.0.0.1:4010/playground/slack/response/1', base)).not.toBeNull();
    expect(vendorAddress('http://127.0.0.1:4011/response/1', base)).toBeNull();
  });
});
