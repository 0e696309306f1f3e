import { NameIndex } from './names.ts';
import { MEMBERS, member } from './world.fixture.ts';

const index = new NameIndex(MEMBERS);
const ids = (text: string) => {
  const found = index.at(text.toLowerCase(), 0);
  return found && [found.how, found.members.map(({ id }) => id), text.slice(found.end)];
};

describe('names behind an @', () => {
  it('match exactly before they match by their beginning, the longest first', () => {
    expect(ids('li')).toEqual(['exact', ['li'], '']);
    expect(ids('Li Ting fri')).toEqual(['exact', ['li'], ' fri']);
    expect(ids('Lin Xiao fri')).toEqual(['exact', ['lin'], ' fri']);
    expect(ids('Dan fri')).toEqual(['prefix', ['daniel'], ' fri']);
    expect(ids('zh')).toEqual(['prefix', ['zhao', 'zhou'], '']);
  });

  it('end where a Latin word goes on', () => {
    expect(ids('linda')?.[0]).toBe('none');
    expect(ids('maya检查')).toEqual(['exact', ['maya'], '检查']);
  });

  it('take further words only whole', () => {
    const anna = { ...member('maya'), id: 'a-1', name: 'Anna Maria Lopez', aliases: [] };
    const found = new NameIndex([anna]).at('anna maria to check', 0);
    expect(found?.text).toBe('anna maria');
  });

  it('never match a Chinese name by a part that is another name', () => {
    expect(ids('李明 明天')).toEqual(['none', ['li'], ' 明天']);
    expect(ids('李')).toEqual(['prefix', ['li'], '']);
  });

  it('are nothing where no letter follows', () => {
    expect(ids(' 3pm')).toBeNull();
    expect(ids('')).toBeNull();
  });
});
