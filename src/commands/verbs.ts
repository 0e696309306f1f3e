import { topicNamed } from './topics.ts';
import type { Verb } from './verb.ts';
import { assign } from './verbs/assign.ts';
import { attach } from './verbs/attach.ts';
import { bind } from './verbs/bind.ts';
import { block } from './verbs/block.ts';
import { check, uncheck } from './verbs/check.ts';
import { remove } from './verbs/delete.ts';
import { dep } from './verbs/dep.ts';
import { done } from './verbs/done.ts';
import { due } from './verbs/due.ts';
import { edit } from './verbs/edit.ts';
import { every } from './verbs/every.ts';
import { find } from './verbs/find.ts';
import { form } from './verbs/form.ts';
import { helpWith } from './verbs/help.ts';
import { launch } from './verbs/launch.ts';
import { link } from './verbs/link.ts';
import { list } from './verbs/list.ts';
import { milestone, pin } from './verbs/marks.ts';
import { lang, tz } from './verbs/mine.ts';
import { move } from './verbs/move.ts';
import { my } from './verbs/my.ts';
import { create } from './verbs/new.ts';
import { note } from './verbs/note.ts';
import { invite, role } from './verbs/people.ts';
import { prio } from './verbs/prio.ts';
import { archive, projects, status } from './verbs/project-look.ts';
import { projectNew } from './verbs/project-new.ts';
import { rename } from './verbs/rename.ts';
import { reopen } from './verbs/reopen.ts';
import { reserved } from './verbs/reserved.ts';
import { room } from './verbs/room.ts';
import { settings } from './verbs/settings.ts';
import { show } from './verbs/show.ts';
import { start } from './verbs/start.ts';
import { thread } from './verbs/thread.ts';
import { today } from './verbs/today.ts';
import { unblock } from './verbs/unblock.ts';
import { undo } from './verbs/undo.ts';
import { unwatch } from './verbs/unwatch.ts';
import { watch } from './verbs/watch.ts';
import { when } from './verbs/when.ts';

export { create as createVerb };

/**
 * Everything that can be typed, in the order of the help. A new verb is one file in `verbs/` and one line here:
 * recognition, did-you-mean, help screens and the reference page all follow from it.
 */
export const VERBS: readonly Verb[] = [
  create,
  start,
  done,
  reopen,
  block,
  unblock,
  assign,
  due,
  prio,
  edit,
  rename,
  move,
  dep,
  pin,
  every,
  remove,
  note,
  check,
  uncheck,
  attach,
  watch,
  unwatch,
  thread,
  my,
  today,
  list,
  show,
  find,
  projectNew,
  projects,
  status,
  launch,
  milestone,
  archive,
  tz,
  lang,
  settings,
  bind,
  link,
  room,
  role,
  invite,
  helpWith((word) => topicNamed(word, VERBS)),
  form,
  when,
  undo,
  ...reserved,
];
