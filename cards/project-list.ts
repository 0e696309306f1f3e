import { texts } from '../src/text/index.ts';
import { cut, dotted, HEAD_LIMIT, oneLine, text } from './line.ts';
import type { Block, Card } from './model.ts';
import { countsLine } from './project.ts';
import type { ProjectView, Reader } from './views.ts';

const PROJECTS_SHOWN = 10;

/** What the list of projects needs of each. */
export type ProjectLineView = Pick<ProjectView, 'id' | 'code' | 'name' | 'counts' | 'archived'>;

/** The projects a person may see, one line each, late ones marked. */
export function projectListCard(projects: readonly ProjectLineView[], reader: Reader): Card {
  const t = texts(reader.locale);
  const shown = projects.slice(0, PROJECTS_SHOWN);
  const rest = projects.length - shown.length;
  const list: Block =
    shown.length === 0
      ? { type: 'text', line: [text(t.projects.listEmpty)] }
      : {
          type: 'list',
          items: shown.map((project) => ({
            line: dotted(
              [text(project.code, 'strong'), text(` ${cut(oneLine(project.name), HEAD_LIMIT)}`)],
              countsLine(project, t),
            ),
            button: {
              label: t.buttons.show,
              press: { operation: 'project.show', input: { project: project.id } },
            },
          })),
        };
  return {
    kind: 'task_list',
    locale: reader.locale,
    tone: projects.some(({ counts }) => counts.late > 0) ? 'late' : 'info',
    title: t.projects.listTitle,
    summary: projects.length === 0 ? t.projects.listEmpty : t.projects.listSummary(projects.length),
    blocks: [
      list,
      ...(rest > 0 ? [{ type: 'note', line: [text(t.words.more(rest))] } as const] : []),
      {
        type: 'actions',
        buttons: [
          {
            label: t.buttons.newProject,
            press: { operation: 'open.form', input: { form: 'project.create' } },
            opensForm: true,
          },
        ],
      },
    ],
  };
}
