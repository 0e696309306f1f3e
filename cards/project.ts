import { type Catalogue, texts } from '../src/text/index.ts';
import { cut, dotted, dualTimeInline, HEAD_LIMIT, oneLine, taskLine, text } from './line.ts';
import type { Block, Button, Card, Line } from './model.ts';
import { personInline } from './person.ts';
import { act, allowed, type May } from './task-buttons.ts';
import type { ProjectView, Reader } from './views.ts';

const NEXT_SHOWN = 5;
const MEMBERS_SHOWN = 12;

/** A project's live card: where it stands, when it launches, what comes next. */
export function projectCard(view: ProjectView, reader: Reader, options: { readonly may?: May } = {}): Card {
  const t = texts(reader.locale);
  const p = t.projects;
  const title = cut(p.head({ code: view.code, name: oneLine(view.name) }), HEAD_LIMIT);
  // In a room with people from outside only their own tasks may be read, and the view holds everybody's.
  const open = reader.audience === 'external' && reader.scope === 'room';
  const next = open ? [] : view.next.slice(0, NEXT_SHOWN);
  const blocks: Block[] = [
    { type: 'text', line: countsLine(view, t) },
    {
      type: 'text',
      line: dotted([text(p.ownedBy), personInline(view.owner, reader)], launchPart(view, reader, t)),
    },
  ];
  if (next.length > 0) {
    blocks.push({ type: 'text', line: [text(p.next, 'strong')] });
    blocks.push({
      type: 'list',
      items: next.map((task) => ({
        line: taskLine(task, reader),
        button: act(t.buttons.show, 'task.show', task.id),
      })),
    });
  } else if (!view.archived && !open) {
    blocks.push({ type: 'text', line: [text(p.nothingNext, 'muted')] });
  }
  if (reader.audience === 'internal') blocks.push(...insideBlocks(view, reader, t));
  const buttons = allowed(projectButtons(view, t), options.may);
  if (buttons.length > 0) blocks.push({ type: 'actions', buttons });
  return {
    kind: 'project',
    locale: reader.locale,
    tone: view.archived
      ? 'done'
      : view.counts.late > 0
        ? 'late'
        : view.counts.blocked > 0
          ? 'blocked'
          : 'info',
    title,
    summary: p.summary({ code: view.code, open: view.counts.open, late: view.counts.late }),
    blocks,
  };
}

/** `4 open · 2 in progress · ⏳ 1 late`; only what is not zero. */
export function countsLine(view: Pick<ProjectView, 'counts' | 'archived'>, t: Catalogue): Line {
  const { counts } = view;
  const p = t.projects;
  return dotted(
    view.archived ? [text(p.archived, 'strong')] : [],
    [text(p.open(counts.open))],
    counts.inProgress > 0 ? [text(p.inProgress(counts.inProgress))] : [],
    counts.blocked > 0 ? [text(p.blocked(counts.blocked))] : [],
    counts.late > 0 ? [text(p.late(counts.late), 'strong')] : [],
    counts.done > 0 ? [text(p.done(counts.done))] : [],
  );
}

function launchPart(view: ProjectView, reader: Reader, t: Catalogue): Line {
  if (!view.launch) return [text(t.projects.noLaunch, 'muted')];
  const said = view.launch.at > reader.now ? t.projects.launch : t.projects.launched;
  return [text(said), dualTimeInline(view.launch.at, reader)];
}

/** Rooms and members: not for rooms in which people from outside read. */
function insideBlocks(view: ProjectView, reader: Reader, t: Catalogue): readonly Block[] {
  const p = t.projects;
  const rooms = view.rooms.map(({ name }) => oneLine(name));
  const shown = view.members.slice(0, MEMBERS_SHOWN);
  const rest = view.members.length - shown.length;
  const separator = t.words.join(['', '']);
  const roles: Readonly<Record<string, string>> = t.words.role;
  const members = shown.flatMap(({ person, role }, i): Line => {
    const lead = i === 0 ? [] : [text(separator)];
    const held = roles[role];
    return [...lead, personInline(person, reader), ...(held ? [text(p.role(held), 'muted')] : [])];
  });
  return [
    { type: 'note', line: [text(rooms.length > 0 ? p.rooms(t.words.join(rooms)) : p.noRooms)] },
    ...(reader.scope === 'person' && members.length > 0
      ? [
          {
            type: 'facts',
            items: [
              {
                label: p.members,
                value: rest > 0 ? [...members, text(`${separator}${t.words.more(rest)}`)] : members,
              },
            ],
          } as const,
        ]
      : []),
  ];
}

function projectButtons(view: ProjectView, t: Catalogue): readonly Button[] {
  const tasks: Button = {
    label: t.buttons.projectTasks,
    press: { operation: 'task.list', input: { project: view.id, page: 1 } },
  };
  if (view.archived) return [tasks];
  return [
    tasks,
    {
      label: t.buttons.newTask,
      press: { operation: 'open.form', input: { form: 'task.create', project: view.id } },
      opensForm: true,
    },
  ];
}
