import { type Facts, factNumber, factText, wordFor } from '../facts.ts';
import { head, mid, tail } from './spacing.ts';
import { words } from './words.ts';

interface State {
  readonly key: string;
  readonly by: string;
}

const states: Readonly<Record<string, (s: State) => string>> = {
  open: ({ key }) => `${head(key)}已经是待处理状态`,
  in_progress: ({ key }) => `${head(key)}已经在进行中`,
  blocked: ({ key }) => `${head(key)}已经是受阻状态`,
  done: ({ key, by }) => `${head(key)}已经${by === '' ? '' : `由${mid(by)}`}完成`,
  deleted: ({ key, by }) => `${head(key)}已经${by === '' ? '' : `被${mid(by)}`}删除`,
  archived: ({ key }) => `${head(key)}已经归档`,
  undone: ({ key }) => `对${mid(key)}的这一步已经撤销`,
  due: ({ key }) => `${head(key)}的截止时间本来就是这个`,
  priority: ({ key }) => `${head(key)}本来就是这个优先级`,
  responsible: ({ key }) => `${head(key)}本来就由这个人负责`,
  title: ({ key }) => `${head(key)}本来就是这个标题`,
  note: ({ key }) => `${head(key)}已经有这条备注`,
  project: ({ key, by }) =>
    by === '' ? `${head(key)}本来就在这个项目里` : `代号${mid(key)}已经是项目“${by}”的`,
  pinned: ({ key }) => `${head(key)}本来就是这样`,
  milestone: ({ key }) => `${head(key)}本来就是这样`,
  ticked: ({ key }) => `${head(key)}的这一项已经勾选`,
  unticked: ({ key }) => `${head(key)}的这一项还没有勾选`,
  watching: ({ key }) => `你已经在关注${tail(key)}`,
  not_watching: ({ key }) => `你没有关注${tail(key)}`,
  depends: ({ key, by }) => `${head(key)}已经在等${tail(by)}`,
  independent: ({ key, by }) => `${head(key)}并不在等${tail(by)}`,
  launch: ({ key }) => `${head(key)}的上线日本来就是这一天`,
  role: ({ key, by }) => `${head(by)}在${mid(key)}里已经是这个角色`,
  shown: ({ key }) => `这里已经显示${tail(key)}`,
  hidden: ({ key }) => `这里没有显示${tail(key)}`,
  default: ({ key }) => `这里的新任务本来就归入${tail(key)}`,
  settings: ({ key }) => `${head(key)}的设置本来就是这样`,
  linked: ({ key, by }) => (by === '' ? `${head(key)}已经关联` : `${head(key)}已经关联到${tail(by)}`),
  not_repeating: ({ key }) => `${head(key)}不是重复任务`,
  thread_linked: ({ key }) => `这里的回复已经会记为${mid(key)}的备注`,
  thread_unlinked: ({ key }) => `这里的回复并没有记为${mid(key)}的备注`,
  ignored: ({ key }) => `${head(key)}已经被忽略`,
};

/** `BF26-8 已经由 Maya Torres 完成（10月29日 周四 09:00 中国）。` */
export function already(facts: Facts): string {
  const key = factText(facts, 'key') ?? '这里';
  const say = Object.entries(states).find(([state]) => state === factText(facts, 'what'))?.[1];
  const said = say?.({ key, by: factText(facts, 'by') ?? '' }) ?? `${head(key)}本来就是这样`;
  const at = factText(facts, 'at');
  return at === undefined ? `${said}。` : `${said}（${at}）。`;
}

const ROLE_FOR: Readonly<Record<string, string>> = {
  external: '是外部人员',
  guest: '是访客',
  member: '是同事',
};

/** 值不对在哪里，知道多少说多少。 */
export function invalid(facts: Facts): string {
  const path = (factText(facts, 'path') ?? factText(facts, 'field') ?? '').split('.');
  const label = path.map((part) => wordFor(words.field, part)).find((word) => word !== undefined) ?? '这个值';
  const person = factText(facts, 'person') ?? words.someone;
  switch (factText(facts, 'issue')) {
    case 'too_big':
      return `${label}太长或太大，最多 ${factNumber(facts, 'maximum') ?? 0}。`;
    case 'too_small':
    case 'required':
      return `还缺${label}。`;
    case 'zone':
      return '没有这个时区。';
    case 'wall':
    case 'invalid_format':
      return `${label}：没有这样的日期或时间。`;
    case 'control':
      return `${label}里有无法显示的字符。`;
    case 'role_for_kind':
      return `${head(person)}${ROLE_FOR[factText(facts, 'kind') ?? ''] ?? ROLE_FOR.external}，不能担任这个角色。`;
    case 'last_admin':
      return '这是公司唯一的管理员，请先指定另一位管理员。';
    case 'owner_needed':
      return `${head(factText(facts, 'key') ?? '项目')}必须有负责人，请先指定另一位负责人。`;
    case 'never':
      return '按这样重复，一次也轮不到。';
    case 'with_due':
      return '重复任务的截止时间由重复规则决定，请去掉另一个时间。';
    case 'group_only':
      return '这个命令只能在群里用。';
    case 'no_thread':
      return '这里没有这个任务的话题，请到要关联的话题里说。';
    case 'partner_room':
      return '这个房间在合作方的工作区里，外部人员一直看得到。';
    default: {
      const value = factText(facts, 'value');
      if (value !== undefined && path[0] === 'every')
        return `看不出“${value}”是多久一次，可以写成：每周一9点。`;
      if (value !== undefined && path[0] === 'estimate')
        return `看不出“${value}”是多长时间，可以写成：1.5小时 或 90分钟。`;
      return value === undefined ? `${label}不能这样填。` : `${label}不能是“${value}”。`;
    }
  }
}
