import { journeys } from './service.ts';
import { dingtalkLine } from './signed.ts';

journeys('people whom the company does not know', (service) => {
  interface Pending {
    readonly pending: readonly { readonly id: string; readonly name: string; readonly platform: string }[];
  }
  const pending = async () =>
    (await service.api.call<Pending>('GET', '/tenants/aurora/pending')).body.pending;
  const members = async () =>
    (
      await service.api.call<{
        members: {
          id: string;
          name: string;
          kind: string;
          active: boolean;
          identities: { externalId: string }[];
        }[];
      }>('GET', '/tenants/aurora')
    ).body.members;

  /** A line of somebody new in the supplier's group, signed as DingTalk does. */
  async function strangerSays(text: string): Promise<number> {
    const response = await fetch(
      `${service.url}/hooks/playground-dingtalk`,
      dingtalkLine('R3', 'staff_newbie', '新人', text),
    );
    await response.text();
    await service.clock({ advance: 'PT0S' });
    return response.status;
  }

  it('wait for the admin, who gets one card, whatever they say', async () => {
    expect(await strangerSays('我的')).toBe(200);
    expect(await strangerSays('新建 偷偷来的 明天')).toBe(200);
    expect(await pending()).toMatchObject([{ name: '新人', platform: 'dingtalk' }]);
    const cards = await service.cards('dm:huang', 'huang');
    expect(cards).toHaveLength(1);
    expect(cards[0]?.text).toContain('新人');
    expect(cards[0]?.text).toContain('合作方');
    expect(cards[0]?.buttons.map(({ label }) => label)).toEqual(['关联', '加为外部人员', '忽略']);
    expect((await service.api.project()).tasks).toHaveLength(10);
  });

  it('can link themselves with a code from their own other chat, once', async () => {
    await strangerSays('我的');
    const { reply } = await service.say('dm:chen', 'chen', '关联');
    const code = /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(reply?.text ?? '')?.[0];
    await strangerSays(`关联 ${code}`);
    expect(await pending()).toEqual([]);
    const chen = (await members()).find(({ id }) => id === 'chen');
    expect(chen?.identities.map(({ externalId }) => externalId)).toContain('staff_newbie');
    await strangerSays('新建 我自己来的 明天');
    expect(await service.api.titled('我自己来的')).toMatchObject({ status: 'open' });
  });

  it('can be linked to a member by the admin', async () => {
    await strangerSays('我的');
    const card = await service.last('dm:huang', 'huang');
    const { form } = await service.press('dm:huang', 'huang', card.id, '关联');
    expect(form?.fields.map(({ name }) => name)).toEqual(['member']);
    await service.submit('dm:huang', 'huang', form?.id ?? '', { member: 'chen' });
    expect(await pending()).toEqual([]);
    const chen = (await members()).find(({ id }) => id === 'chen');
    expect(chen?.identities.map(({ externalId }) => externalId)).toContain('staff_newbie');
    await strangerSays('新建 从钉钉来 明天');
    expect(await service.api.titled('从钉钉来')).toMatchObject({ status: 'open' });
    const audit = await service.api.audit();
    expect(audit.findLast(({ action }) => action === 'task.created')).toMatchObject({ actorId: 'chen' });
  });

  it('can be let in as external, and then see nothing but their own', async () => {
    await strangerSays('我的');
    const card = await service.last('dm:huang', 'huang');
    await service.press('dm:huang', 'huang', card.id, '加为外部人员');
    expect(await pending()).toEqual([]);
    const newbie = (await members()).find(({ name }) => name === '新人');
    expect(newbie?.kind).toBe('external');
    await strangerSays('优先级 BF26-8 !高');
    expect(await service.api.task('BF26-8')).toMatchObject({ priority: 'normal' });
    const settled = (await service.cards('dm:huang', 'huang')).find(({ id }) => id === card.id);
    expect(settled?.buttons.map(({ label }) => label)).not.toContain('加为外部人员');
  });

  it('can be ignored, and are then answered nothing', async () => {
    await strangerSays('我的');
    const card = await service.last('dm:huang', 'huang');
    await service.press('dm:huang', 'huang', card.id, '忽略');
    expect(await pending()).toEqual([]);
    const before = (await service.messages('R3', 'newbie')).length;
    await strangerSays('列表');
    expect((await service.messages('R3', 'newbie')).length).toBe(before);
    expect(await service.cards('dm:huang', 'huang')).toHaveLength(1);
  });

  it('can be linked by the operator, and a second answer is refused', async () => {
    await strangerSays('我的');
    const [one] = await pending();
    const path = `/tenants/aurora/pending/${one?.id}`;
    const linked = await service.api.call('POST', path, { memberId: 'chen' });
    expect(linked).toMatchObject({ status: 200, body: { member: { id: 'chen' } } });
    expect(await pending()).toEqual([]);
    const unknown = await service.api.call('POST', '/tenants/aurora/pending/nobody', { role: 'external' });
    expect(unknown).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } });
  });

  it('only an admin may decide', async () => {
    await strangerSays('我的');
    const [one] = await pending();
    await service.say('R1', 'chen', '@bot 关联 @新人 @陈伟');
    expect((await pending()).map(({ id }) => id)).toEqual([one?.id]);
  });

  it('two accounts become one member by a code said in another chat, once, and keep what they had', async () => {
    const { reply } = await service.say('R2', 'daniel', '/pm link');
    const code = /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(reply?.text ?? '')?.[0] ?? '';
    await service.say('R1', 'chen', `@bot 关联 ${code}`);
    const all = await members();
    const chen = all.find(({ id }) => id === 'chen');
    expect(chen?.identities).toHaveLength(2);
    expect(chen?.identities.map(({ externalId }) => externalId)).toContain('U0DANIEL');
    expect(await service.api.task('BF26-8')).toMatchObject({ responsible: { id: 'chen' } });
    expect((await service.say('R2', 'daniel', '/pm my')).reply?.text).toContain('BF26-8');
    const again = await service.say('R1', 'li', `@bot 关联 ${code}`);
    expect(again.reply?.text).toBeTruthy();
    expect((await members()).find(({ id }) => id === 'li')).toMatchObject({ active: true });
  });

  it('cannot use a code that is older than ten minutes', async () => {
    const { reply } = await service.say('R2', 'daniel', '/pm link');
    const code = /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(reply?.text ?? '')?.[0] ?? '';
    await service.clock({ advance: 'PT11M' });
    await strangerSays(`关联 ${code}`);
    expect(await pending()).toHaveLength(1);
  });

  it('a workspace that is bound already is told so kindly, and a wrong code is refused', async () => {
    const { body } = await service.api.call<{ bindCode: string }>('POST', '/tenants/aurora/bind-codes');
    const bound = await service.say('R2', 'sam', `/pm bind ${body.bindCode}`);
    expect(bound.reply?.text).toContain('already belongs to your company');
    const wrong = await service.say('R2', 'sam', '/pm bind AAAA-1111');
    expect(wrong.reply?.text).toContain('not known');
    expect((await service.say('R1', 'lin', '@bot 绑定 AAAA-1111')).reply?.text).toMatch(/绑定|码/);
  });
});
