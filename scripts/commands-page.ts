import { referencePage } from '../src/commands/reference.ts';

const HEAD = '<!-- Made by `npm run reference` from src/commands/verbs; edit the verbs instead. -->';

/** `docs/commands.md`: every command in English, then in Chinese. */
export function commandsPage(): string {
  return [HEAD, '', '[中文](#命令)', '', referencePage('en'), referencePage('zh')].join('\n');
}
