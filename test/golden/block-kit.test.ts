import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { mapPresses } from '../../cards/model.ts';
import { platforms } from './adapters.ts';
import { fixtures } from './fixtures.ts';

const path = fileURLToPath(new URL('../../../shared/data/slack-block-kit.schema.json', import.meta.url));
const slack = platforms.find(({ platform }) => platform === 'slack');
const present = existsSync(path);
if (!present) console.info('Block Kit schema is absent: Slack payloads are not checked against it');

const check = present ? describe : describe.skip;

check('Slack payloads against the Block Kit schema', () => {
  const cards = (['en', 'zh'] as const).flatMap((locale) =>
    Object.entries(fixtures(locale)).flatMap(([name, states]) =>
      Object.entries(states).map(([state, fixture]) => [`${name}.${state}.${locale}`, fixture] as const),
    ),
  );
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const schema = present ? JSON.parse(readFileSync(path, 'utf8')) : {};
  ajv.addSchema(schema);

  function mistakes(value: unknown, definition: string): readonly string[] {
    const validate = ajv.getSchema(`${schema.$id}#/$defs/${definition}`);
    if (!validate) return [`no definition ${definition}`];
    return validate(value)
      ? []
      : (validate.errors ?? []).map((e) => `${definition}${e.instancePath} ${e.message}`);
  }

  it.each(cards)('%s is valid', (_, { card, surface }) => {
    const shown = slack?.adapter.render(
      mapPresses(card, () => 'token'),
      surface,
    );
    const payload = shown?.payload as { blocks: { type: string }[] };
    expect(payload.blocks.length).toBeGreaterThan(0);
    expect(payload.blocks.length).toBeLessThanOrEqual(surface === 'form' ? 100 : 50);
    const found = payload.blocks.flatMap((block) => mistakes(block, `${block.type}_block`));
    if (surface === 'form') found.push(...mistakes(payload, 'modal_view'));
    expect(found).toEqual([]);
  });
});
