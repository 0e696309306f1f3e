import type { OutboundAct } from '../contract.ts';
import { content, inRoom, world } from './deliver.fixture.ts';

describe('files', () => {
  const file = (over: object = {}): OutboundAct => ({
    kind: 'file',
    to: inRoom,
    name: 'report.csv',
    mime: 'text/csv',
    bytes: new TextEncoder().encode('a,b'),
    ...over,
  });

  it('uploads a file and posts it below its caption', async () => {
    const w = world();
    expect((await w.deliver(file({ caption: 'Report' }))).kind).toBe('sent');
    const upload = w.calls[0]?.form;
    expect(upload?.get('file_type')).toBe('stream');
    expect(upload?.get('file_name')).toBe('report.csv');
    const sent = upload?.get('file');
    expect(sent instanceof Blob && (await sent.text())).toBe('a,b');
    expect(w.calls.map((c) => c.body.msg_type)).toEqual([undefined, 'post', 'file']);
    expect(content(w.calls[2])).toEqual({ file_key: 'file_1' });
  });

  it('uploads a picture as a picture', async () => {
    const w = world();
    await w.deliver(file({ name: 'a.png', mime: 'image/png' }));
    expect(w.calls[0]?.form?.get('image_type')).toBe('message');
    expect(content(w.calls[1])).toEqual({ image_key: 'img_1' });
  });

  it('refuses what Lark would not take', async () => {
    const w = world();
    expect(await w.deliver(file({ bytes: new Uint8Array(0) }))).toMatchObject({ code: 'empty_file' });
    const big = new Uint8Array(31 * 1024 * 1024);
    expect(await w.deliver(file({ bytes: big }))).toMatchObject({ code: 'file_too_big' });
    expect(w.calls).toHaveLength(0);
  });

  it('can be tried again where the upload got no answer', async () => {
    const w = world((c) => (c.path === '/im/v1/files' ? { status: 503, body: {} } : null));
    expect((await w.deliver(file())).kind).toBe('transient');
  });
});
