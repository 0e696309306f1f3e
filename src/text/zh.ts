import type { en } from './en.ts';
import { ask } from './zh/ask.ts';
import { buttons } from './zh/buttons.ts';
import { commands } from './zh/commands.ts';
import { errors } from './zh/errors.ts';
import { forms } from './zh/forms.ts';
import { help } from './zh/help.ts';
import { list } from './zh/list.ts';
import { notices } from './zh/notices.ts';
import { onboarding } from './zh/onboarding.ts';
import { outcomes } from './zh/outcomes.ts';
import { projects } from './zh/projects.ts';
import { settings } from './zh/settings.ts';
import { task } from './zh/task.ts';
import { words } from './zh/words.ts';

/** Everything the service says to people, in Chinese; the type makes a missing text fail the build. */
export const zh: typeof en = {
  words,
  buttons,
  task,
  list,
  ask,
  commands,
  forms,
  errors,
  notices,
  outcomes,
  help,
  settings,
  projects,
  onboarding,
};
