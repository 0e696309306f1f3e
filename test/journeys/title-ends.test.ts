import { journeys } from './service.ts';

journeys('a line whose end may be a time or a title', (service) => {
  it.each([
    [
      'R2',
      'sam',
      '/pm new Prepare Black Friday',
      'Prepare Black Friday',
      '“Black Friday” stays in the title',
      'Fri 27 Nov 18:00 PST',
      '2026-11-28T02:00:00.000Z',
    ],
    [
      'R1',
      'lin',
      '@bot 新建 备货双十一',
      '备货双十一',
      '“双十一”留在标题里',
      '11月11日 周三 18:00 中国',
      '2026-11-11T10:00:00.000Z',
    ],
    [
      'R3',
      'wang',
      '@bot 新建 备货双十二',
      '备货双十二',
      '“双十二”留在标题里',
      '12月12日 周六 18:00 中国',
      '2026-12-12T10:00:00.000Z',
    ],
  ])(
    'in %s: %s says “%s”: it is made without a due time, which is told, and a button sets it',
    async (chat, as, line, title, note, button, dueAt) => {
      const { reply } = await service.say(chat, as, line);
      expect(await service.api.titled(title)).toMatchObject({ title, dueAt: null });
      const where = chat === 'R1' ? `dm:${as}` : chat;
      const told = (await service.cards(where, as)).findLast(({ text }) => text.includes(note));
      expect(`${reply?.text} ${told?.text}`).toContain(note);
      await service.press(where, as, told?.id ?? '', button);
      expect(await service.api.titled(title)).toMatchObject({ title, dueAt });
    },
  );

  it.each([
    ['/pm new Review prices 5 to 6pm', '5 to 6pm', '2026-10-29 17:00 America/Los_Angeles'],
    ['/pm new Review prices the week before Thanksgiving', 'the week before Thanksgiving', 'fri 6pm'],
    ['/pm new Review prices starting January 7th', 'starting January 7th', 'fri 6pm'],
    ['/pm new Review prices in a few days', 'in a few days', 'fri 6pm'],
    ['/pm new Review prices tomorrow three', 'tomorrow three', 'fri 6pm'],
  ])('asks about “%s” and never takes its end alone', async (line, words, due) => {
    const { reply } = await service.say('R2', 'sam', line);
    expect(reply?.text).toContain(words);
    expect(reply?.text).toContain(`new Review prices ${due}`);
    await expect(service.api.titled('Review prices')).rejects.toThrow();
  });

  it.each([
    [
      'R2',
      'sam',
      '/pm new\n- Order tape\n- Prepare Black Friday',
      '“Black Friday” stays in the title, no due time',
    ],
    ['R3', 'wang', '@bot 新建\n- 订胶带\n- 备货双十二', '“双十二”留在标题里，没有截止时间'],
  ])(
    'in %s: the card that asks %s about a pasted list tells of each such line: %s',
    async (chat, as, line, told) => {
      const { reply } = await service.say(chat, as, line);
      expect(reply?.text).toContain(told);
    },
  );

  it('hands back a line to copy that names who was mentioned, and takes it', async () => {
    const { reply } = await service.say('R2', 'sam', '/pm new Review prices @maya friday 3pm CST');
    const copy = 'new Review prices @Maya Torres 2026-10-30 15:00 Asia/Shanghai';
    expect(reply?.text).toContain(copy);
    await service.say('R2', 'sam', `/pm ${copy}`);
    expect(await service.api.titled('Review prices')).toMatchObject({
      responsible: { id: 'maya' },
      dueAt: '2026-10-30T07:00:00.000Z',
    });
  });
});
