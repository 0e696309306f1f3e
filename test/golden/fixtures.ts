import type { Reader } from '../../cards/views.ts';
import { losAngeles, shenzhen } from './company.ts';
import type { Fixtures } from './fixture.ts';
import { answerFixtures } from './fixtures-answers.ts';
import { formFixtures } from './fixtures-forms.ts';
import { listFixtures } from './fixtures-lists.ts';
import { settingFixtures } from './fixtures-settings.ts';
import { taskFixtures } from './fixtures-tasks.ts';

/** Every card in its states, as one reader of a language sees it. Text of people is language-free or marked. */
export function fixtures(locale: 'zh' | 'en'): Fixtures {
  const inRoom = locale === 'zh' ? shenzhen : losAngeles;
  const inPrivate: Reader = { ...inRoom, scope: 'person', trigger: '' };
  const outside: Reader = { ...inRoom, audience: 'external' };
  return {
    ...taskFixtures(inRoom, inPrivate, outside),
    ...listFixtures(inRoom, inPrivate, outside),
    ...formFixtures(inPrivate),
    ...answerFixtures(inRoom, inPrivate),
    ...settingFixtures(inRoom, inPrivate),
  };
}
