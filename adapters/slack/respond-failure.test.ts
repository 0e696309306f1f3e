import { COMMAND, mention, responding, submission, toast } from './respond.fixture.ts';

describe('an answer that cannot be given on Slack', () => {
  const { answer, world } = responding();

  it('answers 500 when the work failed, for an event too, so that Slack comes again', async () => {
    expect(await answer('event', mention, new Error('store is down'))).toMatchObject({
      status: 500,
      body: '',
    });
    expect(await answer('command', COMMAND, new Error('store is down'))).toMatchObject({ status: 500 });
  });

  it('answers 403 to a stored request of a workspace without installation', async () => {
    expect(await answer('command', { ...COMMAND, team_id: 'T2' }, toast())).toMatchObject({ status: 403 });
  });

  it('throws what went wrong before the desk was asked, so that the delivery is not taken for done', async () => {
    world.services.installations.find = async () => {
      throw new Error('store is down');
    };
    await expect(answer('command', COMMAND, toast())).rejects.toThrow('store is down');
  });

  it('answers with 200 what means nothing to us', async () => {
    const strange = { ...submission, view: { ...submission.view, private_metadata: 'other' } };
    expect(await answer('interaction', strange, toast())).toMatchObject({ status: 200, body: '' });
  });

  it('world.calls nothing when the app is gone from the workspace', async () => {
    const gone = { ...mention, event: { type: 'app_uninstalled' } };
    expect(await answer('event', gone, { kind: 'none' })).toMatchObject({ status: 200 });
    expect(world.calls).toEqual([]);
    expect(world.services.stored.get('T1')).toMatchObject({ active: false });
  });
});
