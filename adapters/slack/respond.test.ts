import { alone, CARD, COMMAND, mention, press, responding, toast } from './respond.fixture.ts';

describe('how answers are shown on Slack', () => {
  const { answer, methods, world } = responding();

  it('a command is answered in the HTTP answer, as JSON that only the speaker sees', async () => {
    const made = await answer('command', COMMAND, { kind: 'private', card: CARD });
    expect(made).toMatchObject({
      status: 200,
      body: { response_type: 'ephemeral', text: 'Nothing is due' },
      type: { 'content-type': 'application/json; charset=utf-8' },
    });
    expect(await answer('command', COMMAND, toast())).toMatchObject({ body: { text: 'Done &lt;1&gt;.' } });
    expect(world.calls).toEqual([]);
  });

  it.each([{ kind: 'none' }, { kind: 'later' }] as const)('nothing is shown for %j', async (given) => {
    expect(await answer('command', COMMAND, given)).toMatchObject({ status: 200, body: '' });
    expect(await answer('interaction', press('act:0'), given)).toMatchObject({ status: 200, body: '' });
    expect(world.calls).toEqual([]);
  });

  it('a press is answered by its response URL, in the thread and without touching the card', async () => {
    expect(await answer('interaction', press('act:0'), toast())).toMatchObject({ status: 200, body: '' });
    expect(world.calls).toEqual([
      [
        'response_url',
        expect.objectContaining({ response_type: 'ephemeral', replace_original: false, thread_ts: '1.0' }),
      ],
    ]);
  });

  it('goes on by an ephemeral message, then a direct one, where a way is closed', async () => {
    world.fail = { response_url: 'used_url', 'chat.postEphemeral': 'user_not_in_channel' };
    await answer('interaction', press('act:0'), toast());
    expect(methods()).toEqual(['response_url', 'chat.postEphemeral', 'chat.postMessage']);
    expect(world.calls[2]?.[1]).toMatchObject({ channel: 'U1' });
  });

  it('does not say it twice when a way may have worked', async () => {
    world.fail = { 'chat.postEphemeral': 'fatal_error' };
    await answer('event', mention, { kind: 'private', card: CARD });
    expect(methods()).toEqual(['chat.postEphemeral']);
    expect(world.services.warnings).toHaveLength(1);
  });

  it('world.calls only addresses of Slack, whatever a payload says', async () => {
    await answer('interaction', press('act:0', { response_url: 'https://evil.test/x' }), toast());
    expect(methods()).toEqual(['chat.postEphemeral']);
  });

  it('a mention is answered by an ephemeral message in its thread', async () => {
    await answer('event', mention, { kind: 'private', card: CARD });
    expect(world.calls).toEqual([
      ['chat.postEphemeral', expect.objectContaining({ channel: 'C1', user: 'U1', thread_ts: '1.0' })],
    ]);
  });

  it('a card that only this person sees is replaced as it is now', async () => {
    await answer('interaction', press('act:0', alone), {
      kind: 'toast',
      tone: 'success',
      text: 'Done',
      card: CARD,
    });
    expect(world.calls.map(([, args]) => args.replace_original)).toEqual([true, false]);
    world.calls = [];
    await answer('interaction', press('act:0'), { kind: 'toast', tone: 'success', text: 'Done', card: CARD });
    expect(world.calls.map(([, args]) => args.replace_original)).toEqual([false]);
  });
});
