import { confirmationCard, errorCard, nameFor, operationErrorText } from '../../cards/index.ts';
import type { Card } from '../../cards/model.ts';
import type { Reader } from '../../cards/views.ts';
import type { Intent } from '../commands/intent.ts';
import type { OperationError } from '../operations/operation.ts';

/** What a refused operation is answered with: a question where it only wants confirmation, else the reason. */
export function refusalCard(
  error: OperationError,
  intent: Intent,
  given: {
    readonly reader: Reader;
    readonly requestId: string;
    readonly understood: string | null;
    readonly copy: string | null;
  },
): Card {
  const { facts, code } = error;
  if (code === 'needs_confirmation') {
    const number = (value: unknown, otherwise: number): number =>
      typeof value === 'number' ? value : otherwise;
    return confirmationCard(
      {
        operation: intent.operation,
        input: intent.input,
        key: String(facts.key ?? ''),
        title: titleOf(facts.title, given.reader),
        step: number(facts.step, 1),
        of: number(facts.of, 1),
      },
      given.reader,
    );
  }
  return errorCard(
    {
      kind: code === 'forbidden' ? 'refused' : 'error',
      understood: given.understood,
      wrong: operationErrorText(code, facts, given.reader),
      copy: given.copy,
      code,
      requestId: given.requestId,
    },
    given.reader,
  );
}

/** What a question is about; a person by the name that the reader's language uses. */
function titleOf(title: OperationError['facts'][string] | undefined, { locale }: Reader): string {
  return typeof title === 'object' && title !== null && 'name' in title
    ? nameFor(title, locale)
    : String(title ?? '');
}
