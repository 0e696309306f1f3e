import type { Choice, Interpretation } from './intent.ts';
import { interpret } from './interpret.ts';
import type { Speech } from './speech.ts';
import { inAngeles, inShenzhen, lookupOf, type World } from './world.fixture.ts';

/** Interprets a line as said in Shenzhen where it holds Chinese, else in Los Angeles. */
export function hear(line: string, world?: World, more: Partial<Speech> = {}): Promise<Interpretation> {
  const speech = /[\u4e00-\u9fff]/.test(line) ? inShenzhen(line, more) : inAngeles(line, more);
  return interpret(speech, lookupOf(world));
}

/** The question that a line led to; throws where it led to something else. */
export function asked(found: Interpretation): Extract<Interpretation, { kind: 'ask' }> {
  if (found.kind !== 'ask') throw new Error(JSON.stringify(found));
  return found;
}

/** The choice that makes a task of the line. */
export function titled(choices: readonly Choice[]): Choice | undefined {
  return choices.find(({ label }) => label.say === 'create_title');
}

/** The input of the intent (or the draft) that a line led to; throws where it led to something else. */
export async function inputOf(line: string, world?: World, more?: Partial<Speech>) {
  const found = await hear(line, world, more);
  if (found.kind !== 'intent' && found.kind !== 'draft') throw new Error(JSON.stringify(found));
  return found.intent.input;
}
