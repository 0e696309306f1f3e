import type { Block, MintedCard } from '../../cards/model.ts';
import { createLarkStandIn } from '../../playground/lark.ts';
import type { PlaygroundChat, PlaygroundPerson } from '../../playground/stand-in.ts';
import type { Answer, Outbound, OutboundAct } from '../contract.ts';
import { type Fault, makeLoop } from '../loop.fixture.ts';
import { createLarkAdapter } from './index.ts';

const people: PlaygroundPerson[] = [
  { id: 'lin', name: '林晓', englishName: 'Lin Xiao', zone: 'Asia/Shanghai', locale: 'zh' },
  { id: 'li', name: '李婷', englishName: 'Li Ting', zone: 'Asia/Shanghai', locale: 'zh' },
  { id: 'maya', name: 'Maya Torres', englishName: 'Maya Torres', zone: 'America/Los_Angeles', locale: 'en' },
];
const chats: PlaygroundChat[] = [
  { id: 'R1', name: '黑五备战 Amazon US', kind: 'group', members: ['lin', 'li'], external: false },
  { id: 'dm:lin', name: '林晓', kind: 'direct', members: ['lin'], external: false },
  { id: 'dm:li', name: '李婷', kind: 'direct', members: ['li'], external: false },
];

/** The adapter wired to the stand-in for Lark. */
export function world() {
  const loop = makeLoop({
    create: createLarkAdapter,
    createStandIn: createLarkStandIn,
    world: { people, chats },
  });
  return {
    ...loop,
    /** Stands in the way of the next call that it has something to say to. */
    failNext: (fault: (path: string) => ReturnType<Fault>) =>
      loop.setFault((_request, path) => {
        const instead = fault(path);
        if (instead !== null) loop.setFault(null);
        return instead;
      }),
    deliver: (act: OutboundAct, more: Partial<Outbound> = {}) => loop.deliver({ id: 'row-1', act, ...more }),
  };
}

export const none: Answer = { kind: 'none' };

export function card(title: string, blocks: readonly Block<string>[] = []): MintedCard {
  return { kind: 'task', locale: 'zh', tone: 'open', title, summary: `${title} 摘要`, blocks };
}

export const taskCard = card('BF26-8 · Coupon', [
  { type: 'text', line: [{ type: 'text', text: '李婷 · 10月30日 周五 18:00' }] },
  { type: 'actions', buttons: [{ label: '完成', press: 'tok-done', style: 'primary' }] },
]);

export const formCard = (error?: string): MintedCard => ({
  ...card('新建任务', [
    {
      type: 'form',
      submit: { label: '创建', press: 'tok-create' },
      fields: [
        { type: 'text', name: 'title', label: '标题', required: true, ...(error ? { error } : {}) },
        { type: 'person', name: 'who', label: '负责人' },
        { type: 'datetime', name: 'due', label: '截止', zone: 'Asia/Shanghai', value: '2026-10-30T18:00' },
        { type: 'date', name: 'day', label: '日期' },
      ],
    },
  ]),
  kind: 'form',
});
