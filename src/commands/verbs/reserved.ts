import type { Verb, VerbGroup } from '../verb.ts';

/** Words kept for what comes later: typed today they lead to a question that also offers the title. */
const KEPT: Readonly<Partial<Record<VerbGroup, readonly (readonly [string, string])[]>>> = {
  change: [['split', '拆分']],
  look: [
    ['board', '看板'],
    ['gantt', '甘特图'],
    ['portfolio', '项目总览'],
  ],
  remind: [
    ['remind', '提醒'],
    ['snooze', '稍后'],
    ['digest', '日报'],
    ['mute', '静音'],
    ['quiet', '免打扰'],
  ],
  approve: [
    ['ask approval', '提交审批'],
    ['approve', '同意'],
    ['reject', '驳回'],
    ['delegate', '转交'],
    ['chase', '催办'],
  ],
  project: [
    ['use', '套用'],
    ['risk', '风险'],
    ['review', '复盘'],
  ],
  money: [
    ['budget', '预算'],
    ['spend', '记账'],
    ['quote', '报价'],
    ['fx', '汇率'],
    ['pnl', '损益'],
    ['allocate', '分摊'],
    ['log', '工时'],
  ],
  me: [['leave', '请假']],
  admin: [
    ['plan', '套餐'],
    ['module', '模块'],
    ['doctor', '体检'],
    ['audit', '审计'],
    ['import', '导入'],
    ['export', '导出'],
    ['announce', '公告'],
  ],
  help: [
    ['ticket', '工单'],
    ['feedback', '反馈'],
  ],
};

/** Verbs that come later, as entries of the registry. */
export const reserved: readonly Verb[] = Object.entries(KEPT).flatMap(([group, words]) =>
  words.map(([en, zh]) => ({
    name: en,
    en: [en],
    zh: [zh],
    group: group as VerbGroup,
    shape: { en: '', zh: '' },
    example: { en, zh },
    does: { en: 'Comes later', zh: '以后提供' },
    operation: null,
    reserved: true,
  })),
);
