import { z } from 'zod';
import { defineOperation } from '../operation.ts';
import { id, limits, line } from '../schemas.ts';
import { openTask, recordPart } from './part.ts';
import { receipt } from './receipt.ts';

const name = line(limits.attachmentName);

/** A link to the web, or a file that lies with the vendor: reference, name and size, never the bytes. */
const input = z.discriminatedUnion('kind', [
  z.object({
    task: id,
    kind: z.literal('link'),
    name,
    ref: z.url({ protocol: /^https?$/ }).max(limits.reference),
    size: z.undefined().optional(),
  }),
  z.object({
    task: id,
    kind: z.literal('file'),
    name,
    ref: line(limits.reference),
    /** Bytes. */
    size: z.number().int().min(0).max(limits.fileBytes).optional(),
  }),
]);

/** Attaches a link or a file to a task. */
export const taskAttach = defineOperation({
  name: 'task.attach',
  input,
  right: 'task.edit',
  changes: true,
  async run(context, asked) {
    const { tx, actor, now } = context;
    const task = await openTask(context, asked.task, 'task.edit');
    const attachmentId = context.ids.next('file');
    const stored = { kind: asked.kind, name: asked.name, ref: asked.ref, size: asked.size ?? null };
    await tx.db.attachment.create({
      data: {
        id: attachmentId,
        tenantId: tx.tenantId,
        taskId: task.id,
        ...stored,
        byId: actor.id,
        createdAt: now,
      },
    });
    const after = await recordPart(context, task, {
      action: 'task.attached',
      verb: 'attach',
      field: 'attachments',
      body: { attachmentId, kind: asked.kind, name: asked.name },
      changes: [
        {
          record: 'attachment',
          id: attachmentId,
          before: null,
          after: { name: asked.name, deletedAt: null },
        },
      ],
    });
    return receipt(context, { after, fields: ['attachments'] });
  },
});
