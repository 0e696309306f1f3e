import type { Button, MintedCard } from '../../cards/model.ts';
import { createDingtalkStandIn } from '../../playground/dingtalk.ts';
import type { StandInWorld } from '../../playground/stand-in.ts';
import { makeLoop } from '../loop.fixture.ts';
import { createDingtalkAdapter } from './index.ts';

export const WORLD: StandInWorld = {
  people: [
    { id: 'zhou', name: '周凯', englishName: 'Zhou Kai', zone: 'Asia/Shanghai', locale: 'zh' },
    { id: 'wang', name: '王芳', englishName: 'Wang Fang', zone: 'Asia/Shanghai', locale: 'zh' },
  ],
  chats: [
    { id: 'R3', name: '恒泰供应链对接', kind: 'group', members: ['zhou', 'wang'], external: true },
    { id: 'dm:zhou', name: '周凯', kind: 'direct', members: ['zhou'], external: false },
    { id: 'dm:wang', name: '王芳', kind: 'direct', members: ['wang'], external: false },
  ],
};

/** The adapter wired to the stand-in for DingTalk. */
export function wire(credentials: Readonly<Record<string, unknown>> = {}) {
  const loop = makeLoop({
    create: createDingtalkAdapter,
    createStandIn: createDingtalkStandIn,
    world: WORLD,
    credentials,
  });
  return {
    ...loop,
    shown: (id: string) => {
      const message = loop.log.find(id);
      if (message === null) throw new Error(`no message ${id}`);
      return loop.standIn.read(message);
    },
  };
}

/** A button with a token. */
export function button(label: string, token: string, style?: 'primary' | 'danger'): Button<string> {
  return { label, press: token, ...(style === undefined ? {} : { style }) };
}

/** A task's card as the core would make it. */
export function taskCard(change: Partial<MintedCard> = {}): MintedCard {
  return {
    kind: 'task',
    locale: 'zh',
    tone: 'open',
    title: 'BF26-8 · 广告预算到位',
    summary: 'BF26-8 广告预算到位，11月2日截止',
    blocks: [
      {
        type: 'text',
        line: [
          { type: 'person', name: '周凯', userId: 'staff_zhou', notify: true },
          { type: 'text', text: ' · 11月2日 周一 09:00 洛杉矶 · ' },
          { type: 'text', text: '高', style: 'strong' },
        ],
      },
      {
        type: 'actions',
        buttons: [button('完成', 'tokDone', 'primary'), button('开始', 'tokStart')],
      },
    ],
    ...change,
  };
}
