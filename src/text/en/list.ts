/** Lists of tasks, a person's day and projects. */
export const list = {
  rest: (count: number) => (count === 1 ? '1 more task' : `${count} more tasks`),
  page: (p: { page: number; pages: number }) => `Page ${p.page} of ${p.pages}`,
  empty: 'No tasks here.',
  summary: (p: { title: string; total: number }) =>
    `${p.title}: ${p.total === 1 ? '1 task' : `${p.total} tasks`}`,
  titles: {
    list: 'Tasks',
    mine: 'My tasks',
    today: 'Today',
    overdue: 'Late tasks',
    found: (text: string) => `Tasks with “${text}”`,
    of: (name: string) => `Tasks of ${name}`,
    inProject: (code: string) => `Tasks of ${code}`,
  },
  headings: {
    late: 'Late',
    today: 'Today',
    tomorrow: 'Tomorrow',
    week: 'Next 7 days',
    later: 'Later',
    undated: 'No due date',
    open: 'Open',
    in_progress: 'In progress',
    blocked: 'Blocked',
    done: 'Done',
  },
  myDay: {
    title: 'Your next 7 days',
    empty: 'Nothing is due in the next 7 days.',
    examples: 'Lines to try:',
    summary: (count: number) =>
      count === 1 ? '1 task in the next 7 days' : `${count} tasks in the next 7 days`,
  },
};
