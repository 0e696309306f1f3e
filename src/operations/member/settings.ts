import { z } from 'zod';
import { authorizeAnywhere } from '../authorize.ts';
import { defineOperation } from '../operation.ts';
import { language, zone } from '../schemas.ts';
import { alterMember } from './alter.ts';
import { readMember } from './people.ts';
import { viewMember } from './view.ts';

/** Sets the actor's own zone and language. */
export const memberSettings = defineOperation({
  name: 'member.settings',
  input: z.object({ zone: zone.optional(), locale: language.optional() }),
  right: 'self',
  changes: true,
  async run(context, asked) {
    await authorizeAnywhere(context, 'self');
    const me = await readMember(context.tx, context.actor.id);
    await alterMember(context, me, asked, { action: 'member.settings_changed', verb: 'member.settings' });
    return { member: await viewMember(context, me.id) };
  },
});
