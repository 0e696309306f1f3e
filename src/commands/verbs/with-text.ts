import { type Call, done, type Outcome, type Unfit, unfit } from '../call.ts';
import { commandError } from '../errors.ts';
import type { Choice, Need } from '../intent.ts';
import type { TaskFacts } from '../lookup.ts';
import { copyForTask } from '../retype.ts';
import { readObject } from '../tail.ts';

/** A form that asks for what a typed line left out. */
export function formChoice(form: string, task: TaskFacts): Choice {
  return { label: { say: 'form', form }, intent: { operation: 'open.form', input: { form, task: task.id } } };
}

/** Where a verb's free text leads, and what is said when it is missing. */
export interface TextPlan {
  readonly operation: string;
  readonly need: Need;
  /** Form that asks for the text. */
  readonly form?: string;
  input(text: string): Readonly<Record<string, unknown>> | null;
}

/** Reads a task and free text behind it; the text may hold anything and is kept as typed. */
export async function taskWithText(call: Call, plan: TextPlan): Promise<Outcome> {
  const { task, taskProblem, text } = await readObject(call);
  if (taskProblem) {
    const { code, key } = taskProblem;
    const wrong = code === 'unknown_task' ? commandError(code, { key }) : commandError(code, {});
    return {
      kind: 'error',
      understood: { verb: call.verb, text },
      wrong,
      copy: copyForTask(call, taskProblem),
    };
  }
  if (!task) return unfit('task');
  const input = text.trim() === '' ? null : plan.input(text);
  const more: Omit<Unfit, 'kind' | 'need'> = {
    understood: { verb: call.verb, task },
    ...(plan.form && { choices: [formChoice(plan.form, task)] }),
  };
  if (!input) return unfit(plan.need, more);
  return done(plan.operation, { task: task.id, ...input }, { verb: call.verb, task, text });
}
