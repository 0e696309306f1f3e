import { z } from 'zod';
import type { AdapterServices, Connection } from '../contract.ts';
import { callbackRouteKey } from './card-calls.ts';
import type { DingtalkClient } from './client.ts';
import { credentialsOf, current } from './credentials.ts';

/**
 * Tells DingTalk where presses on this connection's cards go and how to sign them. Needed once a deployment, harmless
 * again; Stream needs none. A failure is logged, since messages work without it.
 */
export async function registerCallback(
  services: Pick<AdapterServices, 'log'>,
  client: DingtalkClient,
  connection: Connection,
): Promise<void> {
  const credentials = credentialsOf(connection);
  if (credentials.mode !== 'http') return;
  const body = {
    callbackRouteKey: callbackRouteKey(connection.id),
    callbackUrl: connection.hookUrl,
    apiSecret: current(credentials.callbackApiSecret),
    forceUpdate: true,
  };
  const answer = await client.call('POST', '/v1.0/card/callbacks/register', body, z.looseObject({}));
  const fields = { connection: connection.id, callbackUrl: connection.hookUrl };
  if (answer.ok) services.log.info(fields, 'presses on DingTalk cards come to this address');
  else {
    const problem = { ...fields, code: answer.fault.code, detail: answer.fault.detail };
    services.log.error(
      problem,
      'presses on DingTalk cards will not arrive: the callback address was not registered',
    );
  }
}
