import { myDayCard, projectCard, projectListCard, taskListCard } from '../../cards/index.ts';
import type { Reader } from '../../cards/views.ts';
import { listView, project } from './company.ts';
import { alone, extreme, type Fixtures, room } from './fixture.ts';

/** States of these cards. */
export function listFixtures(inRoom: Reader, inPrivate: Reader, outside: Reader): Fixtures {
  return {
    'task-list': {
      first: room(taskListCard(listView(10, 30), inRoom)),
      last: room(taskListCard(listView(10, 30, { page: 3 }), inRoom)),
      mine: alone(
        taskListCard(listView(3, 3, { title: '', again: { operation: 'task.mine', input: {} } }), inPrivate),
      ),
      found: alone(
        taskListCard(
          listView(1, 1, { title: 'FNSKU', again: { operation: 'task.find', input: { text: 'FNSKU' } } }),
          inPrivate,
        ),
      ),
      empty: room(taskListCard(listView(0, 0), inRoom)),
      overfull: extreme(room(taskListCard(listView(30, 30), inRoom))),
      long: extreme(room(taskListCard(longList(), inRoom))),
    },
    'my-day': {
      some: alone(
        myDayCard(
          listView(3, 3, { again: { operation: 'task.mine', input: {} } }),
          ['BF26-8', 'T-3'],
          inPrivate,
        ),
      ),
      empty: alone(myDayCard(listView(0, 0), ['BF26-8'], inPrivate)),
    },
    project: {
      running: room(projectCard(project(), inRoom)),
      quiet: alone(
        projectCard(
          project({
            next: [],
            launch: null,
            rooms: [],
            counts: { open: 0, inProgress: 0, blocked: 0, late: 0, done: 0 },
          }),
          inPrivate,
        ),
      ),
      archived: room(projectCard(project({ archived: true, next: [] }), inRoom)),
      external: room(projectCard(project(), outside)),
    },
    'project-list': {
      some: alone(projectListCard([project(), project({ id: 'p2', code: 'NP27', name: 'NP27' })], inPrivate)),
      empty: alone(projectListCard([], inPrivate)),
    },
  };
}

function longList() {
  const { groups, ...view } = listView(10, 300);
  const long = (title: string) => ({ title: `${title} ${'SKU '.repeat(60)}` });
  return {
    ...view,
    groups: groups.map((group) => ({
      ...group,
      tasks: group.tasks.map((one) => ({ ...one, ...long(one.title) })),
    })),
  };
}
