import type { LabelledMoment, Moment } from '../../time/index.ts';
import { readZone, resolveWall } from '../../time/index.ts';
import { type Call, type Outcome, unfit, writeMentions } from '../call.ts';
import { timeContext, timeOf } from '../due.ts';
import { commandError } from '../errors.ts';
import { foldLower, lastQuoted, titleText } from '../fold.ts';
import type { Choice, Echo } from '../intent.ts';
import { tokenize, withoutTokens } from '../tokens.ts';
import type { Verb } from '../verb.ts';

const LAUNCH =
  /(?:^|[\s,，、])(?:launch(?:es|ing)?(?: date| on)?(?![a-z])|t0(?![a-z0-9])|上线日期|上线日|上线时间|上线|开售日)\s*[:：=]?\s*/g;
const TEMPLATE = /(?:^|\s)(?:use|套用)\s+\S+/;

interface NewProject {
  readonly name: string;
  readonly code: string | null;
  readonly zone: string | null;
  readonly launchText: string;
}

const MAY_BE_DATE = /[0-9０-９一二三四五六七八九十]|day|tomorrow|next|end|明|后天|下|月|周|年|节/i;

/** Splits `NAME [#CODE] [launch DATE] [zone]`; a channel mention stands for a code where its name is one. */
function split(call: Call): NewProject {
  const raw = [call.rest, ...call.lines].join(' ');
  const tokens = tokenize(raw, null, false);
  let code: string | null = null;
  let zone: string | null = null;
  const used = tokens.filter((token) => {
    if (token.kind === 'code') code = token.code;
    else if (token.kind === 'field' && token.field === 'zone') zone = token.value;
    else if (token.kind === 'mention') {
      const mention = call.speech.mentions[token.index];
      const name = mention?.kind === 'room' ? (mention.name ?? '').toUpperCase() : '';
      if (!/^[A-Z][A-Z0-9]{1,9}$/.test(name)) return false;
      code = name;
    } else return false;
    return true;
  });
  const text = writeMentions(withoutTokens(raw, used), call.speech.mentions);
  const free = lastQuoted(text);
  const marks = [...foldLower(text).matchAll(LAUNCH)].filter(({ index }) => index >= free);
  // `Product launch plan` is a name: a launch has a date behind it.
  const last = marks.filter((mark) => MAY_BE_DATE.test(text.slice(mark.index + mark[0].length))).at(-1);
  if (!last) return { name: text, code, zone, launchText: '' };
  return { name: text.slice(0, last.index), code, zone, launchText: text.slice(last.index + last[0].length) };
}

/** A launch date without a clock is 00:00; the zone is the one said, else the project's. */
function launchMoment(moment: Moment, precision: 'instant' | 'date'): { wall: string; zone: string } {
  return {
    wall: precision === 'date' ? `${moment.wall.slice(0, 10)}T00:00:00` : moment.wall,
    zone: moment.zone,
  };
}

async function read(call: Call): Promise<Outcome> {
  const said = split(call);
  const template = TEMPLATE.exec(foldLower(said.name));
  if (template) {
    const copy = `${call.head} ${said.name.replace(new RegExp(TEMPLATE.source, 'i'), '').trim()}${said.code ? ` #${said.code}` : ''}`;
    return {
      kind: 'error',
      understood: { verb: call.verb },
      wrong: commandError('not_yet', { field: template[0].trim() }),
      copy,
    };
  }
  let named = said.zone ? (readZone(said.zone)?.options[0]?.zone ?? null) : null;
  if (said.zone && named === null) {
    const wrong = commandError('unknown_zone', { text: said.zone });
    return {
      kind: 'error',
      understood: { verb: call.verb },
      wrong,
      copy: `${call.head} ${said.name} tz:Asia/Shanghai`,
    };
  }
  const room = await call.lookup.room();
  const shown = await call.lookup.roomProject();
  const name = titleText(said.name);
  if (name === '') return unfit('name');
  const { code } = said;
  const make = (launch?: { wall: string; zone: string }) => ({
    operation: 'project.create',
    input: {
      name,
      ...(code && { code }),
      ...(named && { zone: named }),
      ...(launch && { launch }),
      // A project made in a group that shows none is shown there.
      ...(room && !shown && { room: room.id }),
    },
  });
  const echo: Echo = { verb: call.verb, title: name, ...(code && { text: code }) };
  if (said.launchText.trim() === '') return { kind: 'intent', intent: make(), echo };
  const own = named ?? call.speech.projectZone;
  const context = { ...timeContext({ ...call.speech, zone: own }, null, null), projectZone: own };
  const { reading } = timeOf(said.launchText, context);
  const head = `${call.head} ${name}${code ? ` #${code}` : ''}`;
  if (!reading || reading.kind === 'error') {
    const wrong = commandError('bad_time', {
      text: said.launchText.trim(),
      reason: reading?.code ?? 'not_a_time',
    });
    const example = call.speech.locale === 'zh' ? '上线日 2026-11-27' : 'launch 2026-11-27';
    return { kind: 'error', understood: echo, wrong, copy: `${head} ${example}` };
  }
  if (reading.kind === 'ask') {
    const choices: Choice[] = reading.alternatives.map((other: LabelledMoment) => ({
      label: { say: 'time', reading: other },
      intent: make(launchMoment(other, reading.precision)),
    }));
    const question = {
      code: reading.why === 'past' ? ('time_past' as const) : ('time_ambiguous' as const),
      text: said.launchText.trim(),
    };
    return {
      kind: 'ask',
      question,
      choices,
      understood: echo,
      copy: `${head} launch 2026-11-27 00:00 Asia/Shanghai`,
    };
  }
  const { moment, precision, notes, alternatives } = reading;
  // `launch 2027-07-10 PT`: a zone without a clock is the project's own.
  if (precision === 'date' && moment.zone !== own) named = moment.zone;
  const launch = launchMoment(moment, precision);
  const { at } = precision === 'date' ? resolveWall(launch.wall, launch.zone) : moment;
  const chips = alternatives.map((other) => ({
    reading: other,
    intent: make(launchMoment(other, precision)),
  }));
  return {
    kind: 'intent',
    intent: make(launch),
    echo: { ...echo, due: { moment: { at, ...launch }, precision, notes, chips } },
  };
}

export const projectNew: Verb = {
  name: 'project new',
  en: ['project new', 'new project'],
  zh: ['新建项目', '创建项目'],
  group: 'project',
  shape: {
    en: '<name> [#CODE] [launch <date>] [tz:<zone>]',
    zh: '<名称> [#代码] [上线日 <日期>] [时区:<时区>]',
  },
  example: {
    en: 'project new Q4 Black Friday #BF26 launch 2026-11-27 00:00 PT',
    zh: '新建项目 Q4 黑五备战 #BF26 上线日 2026-11-27 00:00 洛杉矶时间',
  },
  does: { en: 'Create a project; it is shown here', zh: '新建项目，并在这里显示' },
  operation: 'project.create',
  notBefore: '组经',
  read,
};
