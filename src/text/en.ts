import { ask } from './en/ask.ts';
import { buttons } from './en/buttons.ts';
import { commands } from './en/commands.ts';
import { errors } from './en/errors.ts';
import { forms } from './en/forms.ts';
import { help } from './en/help.ts';
import { list } from './en/list.ts';
import { notices } from './en/notices.ts';
import { onboarding } from './en/onboarding.ts';
import { outcomes } from './en/outcomes.ts';
import { projects } from './en/projects.ts';
import { settings } from './en/settings.ts';
import { task } from './en/task.ts';
import { words } from './en/words.ts';

/** Everything the service says to people, in English; its shape is the contract for every other language. */
export const en = {
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
