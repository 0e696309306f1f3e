import { isRight, type Right } from '../policy/index.ts';
import { identityLink } from './identity/link.ts';
import { memberLinkCode } from './member/link-code.ts';
import { memberMerge } from './member/merge.ts';
import { memberSettings } from './member/settings.ts';
import { memberTenantRole } from './member/tenant-role.ts';
import type { Operation } from './operation.ts';
import { projectArchive } from './project/archive.ts';
import { projectCreate } from './project/create.ts';
import { projectInvite } from './project/invite.ts';
import { projectLaunch } from './project/launch.ts';
import { projectList } from './project/list.ts';
import { projectRole } from './project/role.ts';
import { projectShow } from './project/show.ts';
import { projectStatus } from './project/status.ts';
import { roomDefault } from './room/default.ts';
import { roomHide } from './room/hide.ts';
import { roomSettings } from './room/settings.ts';
import { roomShow } from './room/show.ts';
import { seriesMake } from './series/make.ts';
import { seriesStop } from './series/stop.ts';
import { taskAssign } from './task/assign.ts';
import { taskAttach } from './task/attach.ts';
import { taskBlock } from './task/block.ts';
import { taskCheck } from './task/check.ts';
import { taskCreate } from './task/create.ts';
import { taskCreateMany } from './task/create-many.ts';
import { taskDelete } from './task/delete.ts';
import { taskDepend } from './task/depend.ts';
import { taskDone } from './task/done.ts';
import { taskDue } from './task/due.ts';
import { taskEdit } from './task/edit.ts';
import { taskFind } from './task/find.ts';
import { taskList } from './task/list.ts';
import { taskMilestone } from './task/milestone.ts';
import { taskMine } from './task/mine.ts';
import { taskMove } from './task/move.ts';
import { taskNote } from './task/note.ts';
import { taskPin } from './task/pin.ts';
import { taskPriority } from './task/priority.ts';
import { taskRename } from './task/rename.ts';
import { taskReopen } from './task/reopen.ts';
import { taskShow } from './task/show.ts';
import { taskStart } from './task/start.ts';
import { taskToday } from './task/today.ts';
import { taskUnblock } from './task/unblock.ts';
import { taskUndo } from './task/undo.ts';
import { taskWatch } from './task/watch.ts';
import { threadLink } from './thread/link.ts';

/** Every operation by name: the source of help, of the rights table's tests and of the API's description. */
const operations = {
  'task.create': taskCreate,
  'task.create_many': taskCreateMany,
  'task.start': taskStart,
  'task.done': taskDone,
  'task.reopen': taskReopen,
  'task.block': taskBlock,
  'task.unblock': taskUnblock,
  'task.assign': taskAssign,
  'task.due': taskDue,
  'task.priority': taskPriority,
  'task.rename': taskRename,
  'task.move': taskMove,
  'task.pin': taskPin,
  'task.milestone': taskMilestone,
  'task.note': taskNote,
  'task.check': taskCheck,
  'task.attach': taskAttach,
  'task.watch': taskWatch,
  'task.depend': taskDepend,
  'task.edit': taskEdit,
  'task.delete': taskDelete,
  'task.undo': taskUndo,
  'task.show': taskShow,
  'task.list': taskList,
  'task.mine': taskMine,
  'task.today': taskToday,
  'task.find': taskFind,
  'series.make': seriesMake,
  'series.stop': seriesStop,
  'thread.link': threadLink,
  'project.create': projectCreate,
  'project.show': projectShow,
  'project.status': projectStatus,
  'project.list': projectList,
  'project.archive': projectArchive,
  'project.launch': projectLaunch,
  'project.role': projectRole,
  'project.invite': projectInvite,
  'room.show': roomShow,
  'room.hide': roomHide,
  'room.default': roomDefault,
  'room.settings': roomSettings,
  'member.settings': memberSettings,
  'member.tenant_role': memberTenantRole,
  'member.link_code': memberLinkCode,
  'member.merge': memberMerge,
  'identity.link': identityLink,
} as const;

export type OperationName = keyof typeof operations;

/** What an operation answers. */
export type ResultOf<N extends OperationName> = Awaited<ReturnType<(typeof operations)[N]['run']>>;

/** An operation of which neither input nor result is known: what it parses is what it runs. */
export type AnyOperation = Operation<unknown, unknown>;

/** The operation with a name, or null. */
export function operationNamed(name: string): AnyOperation | null {
  if (!Object.hasOwn(operations, name)) return null;
  return operations[name as OperationName] as unknown as AnyOperation;
}

/** What documentation and tests need to know of each operation. */
export function describeOperations(): readonly {
  readonly name: string;
  readonly right: Right;
  readonly changes: boolean;
}[] {
  return Object.values(operations).map(({ name, right, changes }) => {
    if (!isRight(right)) throw new TypeError(`${name} names no row of the rights table: ${right}`);
    return { name, right, changes };
  });
}
