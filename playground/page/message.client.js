import { dingtalkMessage } from './dingtalk.client.js';
import { h, icon } from './dom.client.js';
import { larkCard, larkMessage } from './lark.client.js';
import { avatar } from './people.client.js';
import { slackBlocks } from './slack.client.js';
import { mrkdwn } from './slack-text.client.js';
import { clockTime } from './time.client.js';

/**
 * One message as its platform shows it. `view` knows the chat: whose it is, names, zone, words, and what presses do;
 * `place` says whether it follows a message of the same author, how many replies it has, and what it answers.
 */
export function messageRow(message, view, place) {
  const { me, names, world, platform } = view;
  const content = contentOf(message, view);
  const mine = message.author === me.id;
  const kinds = [
    mine ? 'mine' : 'theirs',
    message.author === 'bot' ? 'from-bot' : '',
    message.to ? 'private' : '',
    place.compact ? 'compact' : '',
    content.card ? 'with-card' : '',
  ];
  return h(
    'article',
    {
      class: `message ${kinds.join(' ')}`,
      data: { id: message.id },
      'aria-label': `${names.person(message.author)}, ${timeOf(message, view)}`,
    },
    avatar(message.author, names, world),
    h(
      'div',
      { class: 'message-main' },
      head(message, view, mine),
      place.answers ? h('div', { class: 'answers' }, view.words.replyTo(place.answers)) : null,
      h('div', { class: `content ${content.card ? 'content-card' : 'bubble'}` }, content.nodes),
      place.replies > 0 && platform === 'slack' ? threadLink(message, view, place.replies) : null,
    ),
    tools(message, view),
  );
}

function timeOf(message, { me, locale }) {
  return clockTime(new Date(message.at), me.zone, locale);
}

function head(message, view, mine) {
  const { names, platform, chatWords } = view;
  const private_ = message.to ? h('span', { class: 'private-mark' }, icon('eye'), chatWords.onlyYou) : null;
  const tag =
    message.author === 'bot'
      ? h('span', { class: 'tag' }, platform === 'slack' ? 'APP' : chatWords.bot)
      : null;
  const edited =
    platform === 'slack' && message.native?.edited ? h('span', { class: 'edited' }, chatWords.edited) : null;
  const name = h('span', { class: 'author' }, names.person(message.author));
  const who = mine && platform !== 'slack' ? [] : [name, tag];
  return h(
    'div',
    { class: 'message-head' },
    platform === 'slack' ? private_ : null,
    who,
    h('time', { datetime: message.at }, timeOf(message, view)),
    edited,
    platform === 'slack' ? null : private_,
  );
}

function threadLink(message, view, count) {
  return h(
    'button',
    { type: 'button', class: 'thread-link', on: { click: () => view.openThread(message.id) } },
    view.chatWords.replies(count),
  );
}

function tools(message, view) {
  const { platform, words, names } = view;
  const tool = (name, label, run) =>
    h(
      'button',
      { type: 'button', class: 'tool', 'aria-label': label, title: label, on: { click: run } },
      icon(name),
    );
  const slack = platform === 'slack' && !message.to;
  return h(
    'div',
    { class: 'message-tools' },
    slack && !view.thread
      ? tool('thread', words.replyInThread, () => view.openThread(message.thread ?? message.id))
      : null,
    slack && message.author !== 'bot'
      ? tool('bolt', words.createTask, (event) => view.actOn(message, event.currentTarget))
      : null,
    platform === 'lark' ? tool('reply', words.reply, () => view.answer(message)) : null,
    tool('code', `${words.native} · ${names.person(message.author)}`, () => view.showNative(message.native)),
  );
}

/** The payload of a message as nodes, and whether it is a card rather than words in a bubble. */
function contentOf(message, view) {
  const { native, id } = message;
  const given = {
    ...view.given,
    form: message.form,
    message,
    press: (action, button, values) => view.press({ message: id, action, form: values }, button),
    submit: (values, button, form = id) =>
      view.press({ message: form, action: 'submit', form: values }, button),
  };
  if (view.platform === 'slack') return slackContent(native, given, message);
  if (view.platform === 'lark') {
    if (native?.schema === '2.0') return { card: true, nodes: [larkCard(native, given)] };
    return { card: false, nodes: larkMessage(native ?? {}, view.names) };
  }
  const { card, element } = dingtalkMessage(native ?? {}, given);
  return { card, nodes: [element] };
}

function slackContent(native, given, message) {
  const files = (native?.files ?? []).map((file) =>
    h('span', { class: 'file' }, icon('file'), file.name ?? file.title ?? ''),
  );
  if (native?.blocks?.length > 0)
    return { card: true, nodes: [slackBlocks(native.blocks, given).element, files] };
  // A typed command reached nobody else and was never turned into references.
  const text = message.to === message.author ? (native?.text ?? '') : mrkdwn(native?.text ?? '', given.names);
  return { card: false, nodes: [h('span', { class: 'line' }, text), files] };
}
