import { journeys } from './service.ts';

journeys('who is told', (service) => {
  const EVERYBODY = [
    'lin',
    'chen',
    'li',
    'wang',
    'zhao',
    'sun',
    'maya',
    'daniel',
    'sam',
    'zhou',
    'olivia',
    'huang',
  ];

  /** Who was told something by direct message, and in which words. */
  async function told(): Promise<Record<string, string>> {
    const found: Record<string, string> = {};
    for (const person of EVERYBODY) {
      const said = await service.cards(`dm:${person}`, person);
      if (said.length > 0) found[person] = said.map(({ text }) => text).join('\n---\n');
    }
    return found;
  }

  it('tells the new and the former responsible of an assignment', async () => {
    await service.say('R2', 'sam', '/pm assign BF26-8 @maya');
    const notices = await told();
    expect(Object.keys(notices).sort()).toEqual(['daniel', 'maya']);
    expect(notices.maya).toContain('Sam Reed made you responsible');
    expect(notices.daniel).toContain('handed this over from you to Maya Torres');
  });

  it('takes the mention on a room’s new card for the notice, and writes directly where there is none', async () => {
    await service.say('R2', 'sam', '/pm new Here with us @maya fri');
    expect(await told()).toEqual({});
    expect(JSON.stringify((await service.last('R2')).native)).toContain('U0MAYA');
    await service.say('dm:sam', 'sam', 'project new Side show #SIDE');
    await service.say('dm:sam', 'sam', 'new Over there @maya fri #SIDE');
    expect(Object.keys(await told())).toEqual(['maya', 'sam']);
  });

  it('tells the responsible of a new due', async () => {
    await service.say('R2', 'sam', '/pm due BF26-8 2026-11-05 17:00');
    const notices = await told();
    expect(Object.keys(notices)).toEqual(['daniel']);
    expect(notices.daniel).toContain('Sam Reed set the due date to Thu 5 Nov 17:00 PST');
  });

  it.each([
    ['done', [], 'done BF26-8'],
    ['reopened', ['done BF26-8'], 'reopen BF26-8'],
    ['blocked', [], 'block BF26-8 no money'],
    ['unblocked', ['block BF26-8 no money'], 'unblock BF26-8'],
  ])(
    'tells creator, responsible and followers when a task is %s, and never the actor',
    async (_name, before, line) => {
      await service.say('R2', 'maya', '/pm watch BF26-8');
      for (const first of before) await service.say('R2', 'sam', `/pm ${first}`);
      await service.clock({ advance: 'PT2M' });
      const quiet = await told();
      await service.say('R2', 'sam', `/pm ${line}`);
      const now = await told();
      const news = EVERYBODY.filter((person) => now[person] !== quiet[person]);
      expect(news).toEqual(['lin', 'maya', 'daniel']);
      expect(now.lin).toContain('Sam Reed');
    },
  );

  it('tells people mentioned in a note, the responsible and followers', async () => {
    await service.say('R1', 'chen', '@bot 关注 BF26-8');
    const before = await told();
    await service.say('R2', 'sam', '/pm note BF26-8 please look @lin');
    const now = await told();
    expect(EVERYBODY.filter((person) => now[person] !== before[person])).toEqual(['lin', 'chen', 'daniel']);
    expect(now.lin).toContain('提到了你');
  });

  it.each([
    'rename BF26-8 "Another title"',
    'prio BF26-8 !high',
    'check BF26-8 one more thing',
    'pin BF26-8',
    'watch BF26-8',
  ])('tells nobody of “%s”: the card changes', async (line) => {
    await service.say('R2', 'sam', `/pm ${line}`);
    expect(await told()).toEqual({});
  });

  it('never tells people of what they did themselves', async () => {
    await service.say('R2', 'daniel', '/pm new My own thing @daniel fri');
    for (const line of ['start', 'note me again', 'block no time', 'unblock', 'done', 'reopen']) {
      const [verb, ...rest] = line.split(' ');
      await service.say('R2', 'daniel', `/pm ${verb} BF26-11 ${rest.join(' ')}`);
    }
    expect(await told()).toEqual({});
  });

  it('merges what happens to a task within a minute into one message, and starts anew after it', async () => {
    await service.say('R2', 'sam', '/pm block BF26-8 no money');
    await service.clock({ advance: 'PT30S' });
    await service.say('R2', 'sam', '/pm unblock BF26-8');
    await service.clock({ advance: 'PT29S' });
    await service.say('R2', 'sam', '/pm done BF26-8');
    const merged = await service.cards('dm:daniel', 'daniel');
    expect(merged).toHaveLength(1);
    expect(merged[0]?.text).toMatch(/blocked[\s\S]*no longer blocked[\s\S]*finished/);
    await service.clock({ advance: 'PT61S' });
    await service.say('R2', 'sam', '/pm reopen BF26-8');
    expect(await service.cards('dm:daniel', 'daniel')).toHaveLength(2);
  });

  it('sends one message to somebody who is told for two reasons', async () => {
    await service.say('R2', 'daniel', '/pm watch BF26-8');
    await service.say('R2', 'sam', '/pm note BF26-8 both @daniel');
    const said = (await service.cards('dm:daniel', 'daniel')).filter(({ text }) => text.includes('both'));
    expect(said).toHaveLength(1);
  });
});
