import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Block, MintedCard } from '../../cards/model.ts';
import type { Surface } from '../contract.ts';
import type { Native } from './render-line.ts';

const SCHEMA = new URL('../../../shared/data/slack-block-kit.schema.json', import.meta.url);
/** The schema is handed around beside the project, not in it. */
export const schemaIsThere = existsSync(SCHEMA);
if (!schemaIsThere) console.info('Block Kit schema not found: payloads are not checked against it');
type Check = (payload: unknown, surface: Surface) => string[];

/** A check of rendered payloads against Block Kit's published schema; problems as text. */
export function schemaCheck(): Check {
  const schema = JSON.parse(readFileSync(SCHEMA, 'utf8')) as { $id: string };
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(schema);
  const of = (path: string): ValidateFunction => {
    const found = ajv.getSchema(schema.$id + path);
    if (!found) throw new Error(`no schema for ${path}`);
    return found as ValidateFunction;
  };
  return (payload, surface) => {
    const { blocks } = payload as { blocks: Native[] };
    const problems = blocks.flatMap((block) => {
      const type = String(block.type);
      const check: ValidateFunction<unknown> = of(`#/$defs/${type}_block`);
      const fits: boolean = check(block);
      return fits ? [] : [`${type}: ${ajv.errorsText(check.errors)}`];
    });
    if (surface === 'room' || surface === 'private') {
      return blocks.length <= 50 ? problems : [...problems, 'more than 50 blocks'];
    }
    const view = of(surface === 'form' ? '#/$defs/modal_view' : '#/$defs/home_view');
    return view(payload) ? problems : [...problems, ajv.errorsText(view.errors)];
  };
}

/** A task card with these blocks. */
export const card = (blocks: readonly Block<string>[], more: Partial<MintedCard> = {}): MintedCard => ({
  kind: 'task',
  locale: 'en',
  tone: 'open',
  title: 'BF26-8 · Coupon setup',
  summary: 'BF26-8 Coupon setup',
  blocks,
  ...more,
});
