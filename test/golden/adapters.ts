import type { Adapter, AdapterServices, Platform } from '../../adapters/contract.ts';
import { createDingtalkAdapter } from '../../adapters/dingtalk/index.ts';
import { DECLARED_LOSSES as DINGTALK_LOSSES } from '../../adapters/dingtalk/limits.ts';
import { createLarkAdapter } from '../../adapters/lark/index.ts';
import { DECLARED_LOSSES as LARK_LOSSES } from '../../adapters/lark/limits.ts';
import { createSlackAdapter } from '../../adapters/slack/index.ts';
import { DECLARED_LOSSES as SLACK_LOSSES } from '../../adapters/slack/limits.ts';
import { NOW } from './company.ts';

const unused = () => Promise.reject(new Error('rendering asks for nothing outside the card'));

/** Services for rendering alone, which needs none of them. */
const services: AdapterServices = {
  fetch: unused,
  now: () => NOW,
  log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  installations: { find: unused, save: unused, deactivate: unused },
  interest: { commandWord: unused, threadLinked: unused },
  usage: { add: () => undefined },
};

export interface PlatformUnderTest {
  readonly platform: Platform;
  readonly adapter: Adapter;
  /** What may be lost for cards within ordinary lengths. */
  readonly ordinary: readonly string[];
  /** What may be lost where a card is longer than people write. */
  readonly declared: readonly string[];
}

/** The three platforms, and what each has declared it may lose. */
export const platforms: readonly PlatformUnderTest[] = [
  {
    platform: 'slack',
    adapter: createSlackAdapter(services),
    ordinary: [],
    declared: SLACK_LOSSES.map(({ what }) => what),
  },
  { platform: 'lark', adapter: createLarkAdapter(services), ordinary: [], declared: LARK_LOSSES },
  {
    platform: 'dingtalk',
    adapter: createDingtalkAdapter(services),
    // Five buttons and 900 bytes a value are DingTalk's ordinary lengths.
    ordinary: Object.keys(DINGTALK_LOSSES),
    declared: Object.keys(DINGTALK_LOSSES),
  },
];
