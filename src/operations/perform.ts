import type { ZodError } from 'zod';
import type { TenantView } from '../store/store.ts';
import { type DomainEvent, type OperationContext, OperationError } from './operation.ts';
import { type OperationName, operationNamed, type ResultOf } from './registry.ts';
import { joinSteps, type Step, saveStep } from './undo/step.ts';

/** Everything an operation needs from its caller. */
export type Scene = Omit<OperationContext, 'emit' | 'audit' | 'undoable' | 'actAs'>;

/** The same for looking only, with a tenant's tables for reading. */
export type ViewScene = Omit<Scene, 'tx'> & { readonly tx: TenantView };

/** What came of an operation. The caller writes the outbox from `events` in the same transaction. */
export interface Performed<R> {
  readonly result: R;
  readonly events: readonly DomainEvent[];
  readonly undoStepId?: string;
}

type Answer<N extends string> = N extends OperationName ? ResultOf<N> : unknown;

type AuditLine = Parameters<OperationContext['audit']>[0];

/** The first thing wrong with an input, as the facts that a text about it needs. */
function invalid(error: ZodError): OperationError {
  const [issue] = error.issues;
  const params = issue?.code === 'custom' ? (issue.params ?? {}) : {};
  const bounds = { ...issue, ...params } as Record<string, unknown>;
  const number = (name: string) => (typeof bounds[name] === 'number' ? { [name]: bounds[name] } : {});
  const kind = Object.keys(params).find((name) => params[name] === true);
  return new OperationError('invalid', {
    path: issue?.path.join('.') ?? '',
    issue: kind ?? (params.maximum === undefined ? (issue?.code ?? 'custom') : 'too_big'),
    ...number('maximum'),
    ...number('minimum'),
  });
}

function writeAudit(context: OperationContext, lines: readonly AuditLine[], actorId: string): void {
  const { tx, now, actor, requestId } = context;
  for (const line of lines) tx.audit({ ...line, at: now, actorId, actor: actor.name, requestId });
}

/** Two acts that make the same thing at once: the later one's transaction is lost, and may be tried again. */
function conflictOr(error: unknown): never {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  if (code === 'P2002') throw new OperationError('conflict', {});
  throw error;
}

/** How an operation is performed. */
export interface Manner {
  /** False for what happens by itself: the person in whose name it happens finds no step of it to take back. */
  readonly reversible?: boolean;
}

/**
 * Performs an operation by name within the caller's transaction: parses the input (`invalid` with the path of
 * what is wrong), runs it, then writes its audit entries and its undo step. Throws OperationError, after which
 * the caller rolls back.
 */
export async function perform<N extends string>(
  scene: Scene,
  name: N,
  raw: unknown,
  { reversible = true }: Manner = {},
): Promise<Performed<Answer<N>>> {
  const operation = operationNamed(name);
  if (!operation) throw new OperationError('not_found', { noun: 'operation', id: name });
  const parsed = operation.input.safeParse(raw);
  if (!parsed.success) throw invalid(parsed.error);
  const events: DomainEvent[] = [];
  const lines: AuditLine[] = [];
  const steps: Step[] = [];
  let actorId = scene.actor.id;
  const context: OperationContext = {
    ...scene,
    emit: (event) => void events.push(event),
    audit: (line) => void lines.push(line),
    undoable: (step) => void steps.push(step),
    actAs(memberId) {
      actorId = memberId;
    },
  };
  const result = (await operation.run(context, parsed.data).catch(conflictOr)) as Answer<N>;
  writeAudit(context, lines, actorId);
  const step = joinSteps(steps);
  if (!step || !reversible) return { result, events };
  return { result, events, undoStepId: saveStep(context, actorId, name, step) };
}

/** Refuses what a transaction for reading cannot do. */
function readOnly(view: TenantView): OperationContext['tx'] {
  const refuse = (): never => {
    throw new TypeError('this operation only looks');
  };
  return {
    ...view,
    enqueue: refuse,
    completeInbox: refuse,
    audit: refuse,
    behind: refuse,
    fresh: refuse,
    replaceButtonTokens: refuse,
    plan: refuse,
    unplan: refuse,
    completeOccurrence: refuse,
    issueBindCode: refuse,
    redeemBindCode: refuse,
    bindInstallation: refuse,
  };
}

/** Performs an operation that changes nothing, in a transaction for reading; TypeError for any other. */
export async function look<N extends string>(scene: ViewScene, name: N, raw: unknown): Promise<Answer<N>> {
  if (operationNamed(name)?.changes) throw new TypeError(`${name} changes something`);
  return (await perform({ ...scene, tx: readOnly(scene.tx) }, name, raw)).result;
}
