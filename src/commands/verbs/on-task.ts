import { type Call, done, type Outcome, unfit } from '../call.ts';
import { settle } from '../settle.ts';
import { readTail } from '../tail.ts';
import { leftover, type View } from '../view.ts';

/**
 * Reads a verb that takes a task and no more. Words that do not belong there are not swallowed: the task is
 * offered without them, and the whole line as a title.
 */
export async function onTask(
  call: Call,
  operation: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Outcome> {
  const tail = await readTail(call, call.rest, { object: 'front', takes: [] });
  return settle(tail, {
    time: 'none',
    build(view: View) {
      const { task } = view;
      if (!task) return unfit('task');
      const echo = { verb: call.verb, task };
      const intent = { operation, input: { task: task.id, ...more } };
      if (/^了?$/.test(leftover(view))) return { intent, echo };
      return unfit('nothing', {
        understood: echo,
        choices: [{ label: { say: 'only_this', verb: call.verb, key: task.key }, intent }],
        copy: `${call.head} ${task.key}`,
      });
    },
  });
}

/** Reads a verb that takes nothing. */
export async function alone(
  call: Call,
  operation: string,
  input: Readonly<Record<string, unknown>> = {},
): Promise<Outcome> {
  if (call.rest.trim() !== '' || call.lines.length > 0) return unfit('nothing');
  return done(operation, input, { verb: call.verb });
}
