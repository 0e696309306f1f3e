/** The chat platforms there are an adapter for. */
export type Platform = 'slack' | 'lark' | 'dingtalk';
