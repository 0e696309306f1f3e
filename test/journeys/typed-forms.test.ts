import type { Shown } from './playground.ts';
import { journeys } from './service.ts';
import { dingtalkLine } from './signed.ts';

journeys('forms of a room and of a new person, as lines in DingTalk', (service) => {
  const say = (text: string) => service.say('R3', 'wang', `@bot ${text}`);

  /** The lines of a form as they are copied, some of them changed, sent back. */
  const fillIn = (shown: Shown, changes: Readonly<Record<string, string>>) => {
    const lines = (shown.reply?.text ?? '').split('\n').map((line) => line.replace(/^[>`\s]+/, ''));
    const form = lines.slice(lines.findIndex((line) => line.startsWith('@bot ')));
    const changed = form.filter(Boolean).map((line) => {
      const key = line.slice(0, line.indexOf('：'));
      return key in changes ? `${key}：${changes[key]}` : line;
    });
    return service.say('R3', 'wang', changed.join('\n'));
  };

  interface Tenant {
    readonly rooms: readonly { id: string; name: string; zone: string | null; locale: string | null }[];
    readonly members: readonly { id: string; identities: readonly { externalId: string }[] }[];
  }
  const tenant = async () => (await service.api.call<Tenant>('GET', '/tenants/aurora')).body;
  const room = async () => (await tenant()).rooms.find(({ name }) => name === '恒泰供应链对接');

  describe('the room’s', () => {
    beforeEach(() => service.say('R1', 'lin', '@bot 角色 @王强 经理'));

    it('is opened by its line and changes what was changed', async () => {
      const before = await room();
      const shown = await say('填表 房间');
      expect(shown.reply?.text).toContain('@bot 填表 房间\n时区：中国 (Asia/Shanghai)\n语言：中文');
      await fillIn(shown, { 语言: '英文' });
      expect(await room()).toEqual({ ...before, locale: 'en' });
      await fillIn(await say('form room'), { 时区: '纽约' });
      expect(await room()).toEqual({ ...before, locale: 'en', zone: 'America/New_York' });
      await say('撤销');
      await say('撤销');
      expect(await room()).toEqual(before);
    });

    it('takes what the typed setting takes: a zone that it does not offer, a language by its short name', async () => {
      await say('填表 房间\n时区：Asia/Kathmandu\n语言：en');
      expect(await room()).toMatchObject({ zone: 'Asia/Kathmandu', locale: 'en' });
      await say('form room\nzone: PT\nlocale: 简体中文');
      expect(await room()).toMatchObject({ zone: 'America/Los_Angeles', locale: 'zh' });
    });

    it('says at the field what it cannot read, with the lines to send again, and changes nothing', async () => {
      const before = await room();
      const wrong = await fillIn(await say('填表 房间'), { 时区: '火星', 语言: '英文' });
      expect(wrong.reply?.text).toContain('⛔ 时区：“火星”不在可选项里');
      expect(wrong.reply?.text).toContain('@bot 填表 房间\n时区：中国 (Asia/Shanghai)\n语言：英文');
      expect(await room()).toEqual(before);
      await fillIn(wrong, {});
      expect(await room()).toEqual({ ...before, locale: 'en' });
      // Who is in a partner’s room is no question there.
      const none = await say('填表 房间\n房间里有谁：内部');
      expect(none.reply?.text).toContain('⛔ 这张表单里没有“房间里有谁”这一项');
    });

    it('is refused to whoever may not, and where there is no room', async () => {
      const before = await room();
      const { reply } = await service.say('R3', 'zhou', '@bot 填表 房间\n语言：英文');
      expect(reply?.text).toContain('王强');
      expect(await room()).toEqual(before);
      const alone = await service.say('dm:zhou', 'zhou', '填表 房间');
      expect(alone.reply?.text).toContain('这个命令只能在群里用');
    });
  });

  describe('that of a person who waits', () => {
    const linked = async (id: string) =>
      (await tenant()).members.find((one) => one.id === id)?.identities.map(({ externalId }) => externalId);

    beforeEach(async () => {
      await service.say('R1', 'huang', '@bot 角色 @王强 管理员');
      await fetch(
        `${service.url}/hooks/playground-dingtalk`,
        dingtalkLine('R3', 'staff_newbie', '新人', '我的'),
      ).then((response) => response.text());
      await service.clock({ advance: 'PT0S' });
    });

    it('is opened by the person’s name, and links them', async () => {
      const shown = await say('填表 关联 新人');
      expect(shown.reply?.text).toContain('成员可选 ');
      expect(shown.reply?.text).toContain('@bot 填表 关联 新人\n成员：');
      await fillIn(shown, { 成员: '陈伟' });
      expect(await linked('chen')).toContain('staff_newbie');
      await say('撤销');
      expect(await linked('chen')).not.toContain('staff_newbie');
    });

    it('takes a member by any of their names, and the person with an @', async () => {
      await say('form link @新人\n成员：@Li Ting');
      expect(await linked('li')).toContain('staff_newbie');
    });

    it('says at the field that nobody is called so, with the lines to send again', async () => {
      const wrong = await fillIn(await say('填表 关联 新人'), { 成员: '张三丰' });
      expect(wrong.reply?.text).toContain('⛔ 成员：“张三丰”不在可选项里');
      const empty = await fillIn(wrong, {});
      expect(empty.reply?.text).toContain('⛔ 成员：');
      await fillIn(empty, { 成员: '陈' });
      expect(await linked('chen')).toContain('staff_newbie');
    });

    it('says who waits where the name is another, and makes no task of it', async () => {
      const wrong = await say('填表 关联 新来的\n成员：陈伟');
      expect(wrong.reply?.text).toContain('这里没有人叫“新来的”');
      expect(wrong.reply?.text).toContain('@bot 填表 关联 新人');
      expect((await service.api.project()).tasks).toHaveLength(10);
    });

    it('is refused to whoever is no admin', async () => {
      await service.say('R3', 'zhou', '@bot 填表 关联 新人\n成员：周凯');
      expect(await linked('zhou')).not.toContain('staff_newbie');
    });
  });

  it.each([
    ['填表', '请写明是哪张表单'],
    ['填表 编辑', '请写明是哪个任务'],
    ['填表 编辑 BF26-99', '没有任务 BF26-99'],
    ['填表 改期 BF26-8 明天', '@bot 填表 改期 BF26-8'],
    ['form edit BF26-99', '没有任务 BF26-99'],
  ])('%s says what it lacks', async (line, said) => {
    const { reply } = await say(line);
    expect(reply?.text).toContain(said);
  });

  it('a title may still begin with “form”', async () => {
    const { reply } = await say('form link between teams');
    expect(reply?.buttons.map(({ label }) => label)).toEqual([expect.stringContaining('新建任务')]);
  });
});
