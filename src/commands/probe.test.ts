import { readFileSync } from 'node:fs';
import { interpret } from './interpret.ts';
import { inAngeles, inShenzhen, lookupOf } from './world.fixture.ts';

it('x', async () => {
  let out = '';
  for (const raw of readFileSync('/tmp/lines.txt', 'utf8').split('\n')) {
    if (!raw) continue;
    const thread = raw.startsWith('T|');
    const line = raw.replace(/^T\|/, '').replace(/\\n/g, '\n');
    const zh = /[\u4e00-\u9fff]/.test(line);
    const r = await interpret(
      zh ? inShenzhen(line) : inAngeles(line),
      lookupOf(thread ? { thread: 'BF26-8' } : {}),
    );
    let s: string = r.kind;
    if (r.kind === 'intent')
      s +=
        ` ${r.intent.operation} ${JSON.stringify(r.intent.input)}` +
        (r.echo.due?.chips.length ? ` chips=${r.echo.due.chips.length}` : '');
    if (r.kind === 'draft')
      s += ` «${r.title}» ${r.intent.operation} ${JSON.stringify(r.intent.input)} choices=${r.choices.map((c) => c.label.say)} ${r.echo.unplaced ?? ''}`;
    if (r.kind === 'ask')
      s += ` ${JSON.stringify(r.question)} [${r.choices.map((c) => `${c.label.say}:${c.label.say === 'create_title' ? c.label.title : c.label.say === 'verb' ? c.label.line : ''}→${c.intent.operation}${JSON.stringify(c.intent.input)}`).join(' | ')}] copy=${r.copy}`;
    if (r.kind === 'error') s += ` ${JSON.stringify(r.wrong)} copy=${r.copy}`;
    out += `${raw}\n    ${s}\n`;
  }
  const { writeFileSync } = await import('node:fs');
  writeFileSync('/tmp/out.txt', out);
});
