import { type Call, lineWith, type Outcome, unfit, writeMentions } from '../call.ts';
import { commandError } from '../errors.ts';
import { fold, foldLower, lastQuoted, titleText } from '../fold.ts';
import type { DueInput, Echo } from '../intent.ts';
import { tokenize, withoutTokens } from '../tokens.ts';
import type { Verb } from '../verb.ts';
import { settleLaunch } from './launch-time.ts';
import { zoneNamed } from './settings-words.ts';

const LAUNCH =
  /(?:^|[\s,，、])(?:launch(?:es|ing)?(?: date| on)?(?![a-z])|t0(?![a-z0-9])|上线日期|上线日|上线时间|上线|开售日)\s*[:：=]?\s*/g;
// A template has a code for a name, so that `Use cases` may be a project's.
const TEMPLATE = /(?:^|\s)(?:[Uu]se\s+[A-Z][A-Z0-9]*-?[A-Z0-9-]+(?![a-z])|套用\s*\S+)/;

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

async function read(call: Call): Promise<Outcome> {
  const said = split(call);
  const template = TEMPLATE.exec(fold(call.rest));
  if (template) {
    const { index, 0: words } = template;
    const field = call.rest.slice(index, index + words.length).trim();
    const copy = lineWith(call, call.rest.slice(0, index) + call.rest.slice(index + words.length));
    return {
      kind: 'error',
      understood: { verb: call.verb },
      wrong: commandError('not_yet', { field }),
      copy,
    };
  }
  const named = said.zone ? zoneNamed(said.zone) : null;
  if (said.zone && named === null) {
    const wrong = commandError('unknown_zone', { text: said.zone });
    const copy = lineWith(call, call.rest.replace(said.zone, call.speech.projectZone));
    return { kind: 'error', understood: { verb: call.verb }, wrong, copy };
  }
  const room = await call.lookup.room();
  const shown = await call.lookup.roomProject();
  const name = titleText(said.name);
  if (name === '') return unfit('name');
  const { code } = said;
  const make = (launch: DueInput | null, zone: string | null) => ({
    operation: 'project.create',
    input: {
      name,
      ...(code && { code }),
      ...(zone && { zone }),
      ...(launch && { launch }),
      // A project made in a group that shows none is shown there.
      ...(room && !shown && { room: room.id }),
    },
  });
  const echo: Echo = { verb: call.verb, title: name, ...(code && { text: code }) };
  if (said.launchText.trim() === '') return { kind: 'intent', intent: make(null, named), echo };
  const example = call.speech.locale === 'zh' ? '上线日 2026-11-27' : 'launch 2026-11-27';
  return settleLaunch(call, said.launchText, {
    zone: named ?? call.speech.projectZone,
    echo,
    copy: `${call.head} ${name}${code ? ` #${code}` : ''} ${example}`,
    // `launch 2027-07-10 PT`: a zone without a clock is the project's own.
    build: (launch, said) => make(launch, named ?? said),
  });
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
  takesLines: true,
  notBefore: '组经',
  read,
};
