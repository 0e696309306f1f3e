import type { DeskAction } from './action.ts';
import { bindAction } from './bind.ts';
import { fillForm } from './fill-form.ts';
import { helpAction } from './help.ts';
import { linkAction } from './link.ts';
import { moreAction } from './more.ts';
import { openForm } from './open-form.ts';
import { sayAction } from './say.ts';
import { settingsAction } from './settings.ts';
import { submitForm } from './submit-form.ts';
import { threadAction } from './thread.ts';
import { timeAction } from './time.ts';
import { welcomeAction } from './welcome.ts';

const actions: Readonly<Record<string, DeskAction>> = {
  'open.form': openForm,
  'fill.form': fillForm,
  'submit.form': submitForm,
  'open.more': moreAction,
  say: sayAction,
  help: helpAction,
  welcome: welcomeAction,
  settings: settingsAction,
  'workspace.bind': bindAction,
  'member.link': linkAction,
  'member.link_code': linkAction,
  'link.thread': threadAction,
  'time.read': timeAction,
};

/** The desk action with a name, or undefined. */
export function deskAction(name: string): DeskAction | undefined {
  return Object.hasOwn(actions, name) ? actions[name] : undefined;
}
