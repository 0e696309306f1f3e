import {
  bindRefusedCard,
  boundCard,
  linkCodeCard,
  linkedCard,
  linkRefusedCard,
  pendingGreetingCard,
  pendingPersonCard,
  roomSettingsCard,
  settingsCard,
  unboundCard,
  welcomeCard,
} from '../../cards/index.ts';
import type { Reader } from '../../cards/views.ts';
import { HOSTILE, li, lin, sam } from './company.ts';
import { alone, type Fixtures, room } from './fixture.ts';
import { roomView } from './fixtures-forms.ts';

/** States of these cards. */
export function settingFixtures(inRoom: Reader, inPrivate: Reader): Fixtures {
  const pending = {
    identity: 'i1',
    name: 'Zhou Kai',
    handle: null,
    platform: 'dingtalk',
    workspace: 'Hengtai',
    room: 'R3',
    why: 'partner',
    candidates: [lin],
    decided: null,
  } as const;
  const open = { ...roomView(false), audience: null };
  const bound = { workspace: 'Hengtai', tenant: 'Aurora Home', partner: true, firstAdmin: true };
  return {
    settings: {
      mine: alone(
        settingsCard(
          {
            member: li,
            zone: 'Asia/Shanghai',
            locale: inRoom.locale,
            accounts: [{ platform: 'lark', workspace: 'Aurora' }],
          },
          inPrivate,
        ),
      ),
    },
    'room-settings': {
      internal: room(roomSettingsCard(roomView(false), inRoom)),
      partner: room(roomSettingsCard(roomView(true), inRoom)),
      unknown: room(roomSettingsCard({ ...open, projects: [] }, inRoom)),
    },
    welcome: {
      project: room(welcomeCard({ project: 'BF26', examples: ['BF26-8'] }, inRoom)),
      empty: room(welcomeCard({ project: null, examples: ['#BF26'] }, inRoom)),
    },
    'pending-person': {
      waiting: alone(pendingPersonCard(pending, inPrivate, ['huang'])),
      hostile: alone(
        pendingPersonCard({ ...pending, name: HOSTILE, why: 'keyless', candidates: [] }, inPrivate, [
          'huang',
        ]),
      ),
      linked: alone(
        pendingPersonCard({ ...pending, decided: { as: 'linked', member: lin, by: sam } }, inPrivate, [
          'huang',
        ]),
      ),
      ignored: alone(
        pendingPersonCard({ ...pending, decided: { as: 'ignored', by: sam } }, inPrivate, ['huang']),
      ),
    },
    bind: {
      bound: room(boundCard({ ...bound, example: '#BF26' }, inRoom)),
      refused: alone(bindRefusedCard('expired', inRoom)),
      already: alone(bindRefusedCard('already_bound', inRoom)),
      unbound: room(unboundCard(inRoom)),
      greeting: alone(pendingGreetingCard(inPrivate)),
      linkCode: alone(
        linkCodeCard({ code: 'K7QM-2XPD', expiresAt: new Date('2026-10-29T02:25:00Z') }, inPrivate),
      ),
      linked: alone(linkedCard(lin, inPrivate)),
      linkRefused: alone(linkRefusedCard('same', inPrivate)),
    },
  };
}
