import type { Answer } from '../contract.ts';
import { alone, COMMAND, FORM, inModal, press, responding, submission, toast } from './respond.fixture.ts';

describe('how forms are shown on Slack, and what becomes of them', () => {
  const { answer, methods, world } = responding();

  it('a form opens by the command’s trigger, and tells later which chat it belongs to', async () => {
    expect(await answer('command', COMMAND, { kind: 'form', card: FORM })).toMatchObject({
      status: 200,
      body: '',
    });
    expect(methods()).toEqual(['views.open']);
    expect(JSON.parse(String(world.calls[0]?.[1].view))).toMatchObject({
      private_metadata: '{"t":"tok","c":"C1"}',
    });
  });

  it('a form that comes too late stands in a private message', async () => {
    world.fail = { 'views.open': 'expired_trigger_id' };
    await answer('command', COMMAND, { kind: 'form', card: FORM });
    expect(methods()).toEqual(['views.open', 'response_url']);
  });

  it('a press that asks for a form opens a loading view at once and fills it', async () => {
    await answer('interaction', press('form:0'), { kind: 'form', card: FORM });
    expect(methods()).toEqual(['views.open', 'views.update']);
    expect(world.calls[1]?.[1]).toMatchObject({ view_id: 'VLOAD' });
    expect(JSON.parse(String(world.calls[0]?.[1].view))).toMatchObject({ external_id: 'load:1.2' });
  });

  it('says in the loading view why there is no form', async () => {
    await answer('interaction', press('form:0'), toast('error'));
    expect(methods()).toEqual(['views.open', 'views.update']);
    expect(String(world.calls[1]?.[1].view)).toContain('Done <1>.');
  });

  it('does without the loading view when it did not open', async () => {
    world.fail = { 'views.open': 'expired_trigger_id' };
    await answer('interaction', press('form:0'), { kind: 'form', card: FORM });
    expect(methods()).toEqual(['views.open', 'response_url']);
  });

  it('answers a press inside a modal on top of it', async () => {
    await answer('interaction', press('act:0', { ...inModal, response_url: undefined }), toast());
    expect(methods()).toEqual(['views.push']);
  });

  it('more of a form takes its place in the modal, while another form goes on top of it', async () => {
    await answer('interaction', press('more:0', inModal), { kind: 'form', card: FORM });
    expect(world.calls).toEqual([['views.update', expect.objectContaining({ view_id: 'V1' })]]);
    world.calls.length = 0;
    await answer('interaction', press('form:0', inModal), { kind: 'form', card: FORM });
    expect(methods()).toEqual(['views.push']);
  });

  it('shows errors under their inputs, and those of no input under the first', async () => {
    const errors = { note: 'Too long.', '': 'Not now.' };
    expect(await answer('interaction', submission, { kind: 'form_errors', errors })).toMatchObject({
      body: { response_action: 'errors', errors: { note: 'Too long.', title: 'Not now.' } },
    });
  });

  it('draws the form again where errors name no input and a card is given', async () => {
    const given: Answer = { kind: 'form_errors', errors: { general: 'Not now.' }, card: FORM };
    expect(await answer('interaction', submission, given)).toMatchObject({
      body: { response_action: 'update', view: { callback_id: 'form' } },
    });
  });

  it('closes a finished form and says its word where the person stands', async () => {
    const done = await answer('interaction', submission, { kind: 'form_done', text: 'Saved.' });
    expect(done.body).toEqual({ response_action: 'clear' });
    expect(world.calls).toEqual([
      ['chat.postEphemeral', expect.objectContaining({ channel: 'C1', user: 'U1' })],
    ]);
  });

  it('keeps a refusal in the form that was submitted', async () => {
    expect(await answer('interaction', submission, toast('error'))).toMatchObject({
      body: { response_action: 'update' },
    });
    expect(await answer('interaction', submission, { kind: 'later' })).toMatchObject({
      body: { response_action: 'update' },
    });
    expect(await answer('interaction', submission, { kind: 'form', card: FORM })).toMatchObject({
      body: { response_action: 'update', view: { submit: { text: 'Save' } } },
    });
    expect(world.calls).toEqual([]);
  });

  it('takes a finished form away from the private message it stood in', async () => {
    await answer('interaction', press('submit:0', alone), { kind: 'form_done' });
    await answer('interaction', press('submit:0', alone), { kind: 'form_errors', errors: {}, card: FORM });
    expect(world.calls.map(([, args]) => [args.delete_original, args.replace_original])).toEqual([
      [true, undefined],
      [undefined, true],
    ]);
  });
});
