import { li, lin, losAngeles, maya, shenzhen } from '../test/golden/company.ts';
import { nameFor, personInline } from './person.ts';

describe('a person on a card', () => {
  it('has the Chinese name for Chinese readers, whichever of the two it is', () => {
    expect([nameFor(lin, 'zh'), nameFor(li, 'zh')]).toEqual(['林晓', '李婷']);
  });

  it('has the Latin name for English readers', () => {
    expect([nameFor(lin, 'en'), nameFor(li, 'en')]).toEqual(['Lin Xiao', 'Li Ting']);
  });

  it('keeps the only name there is', () => {
    expect(nameFor(maya, 'zh')).toBe('Maya Torres');
    expect(nameFor({ name: '周凯', otherName: null }, 'en')).toBe('周凯');
  });

  it('is somebody when no name is known', () => {
    expect(nameFor({ name: ' ', otherName: null }, 'en')).toBe('somebody');
  });

  it('is a mention only where the platform knows them, and rings only for those to be notified', () => {
    expect(personInline(maya, shenzhen)).toEqual({ type: 'person', name: 'Maya Torres' });
    expect(personInline(maya, losAngeles)).toEqual({ type: 'person', name: 'Maya Torres', userId: 'U0MAYA' });
    expect(personInline(maya, losAngeles, ['maya'])).toMatchObject({ notify: true });
  });
});
