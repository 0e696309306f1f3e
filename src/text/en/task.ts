/** What a task's card and its private echo say. */
export const task = {
  late: '⏳ Late',
  lateBy: (days: string) => `⏳ ${days} late`,
  inProgress: 'In progress',
  blocked: '⛔ Blocked',
  blockedBy: '⛔ Blocked: ',
  waitingFor: 'Waiting for ',
  dependsOn: 'Depends on ',
  checklist: (count: string) => `Checklist ${count}`,
  helpers: 'With ',
  estimate: (duration: string) => `Estimate ${duration}`,
  starts: 'Starts ',
  files: 'Files: ',
  note: (p: { name: string; when: string }) => `${p.name}, ${p.when}: `,
  /** `Every Monday 09:00 · next 9 Nov`. */
  repeats: (p: { how: string; next: string | null }) =>
    p.next === null ? `${p.how} · this is the last one` : `${p.how} · next ${p.next}`,
  /** On which terms something repeats. */
  terms: {
    off: { skip: 'not on days off', before: 'before days off', after: 'after days off' },
    until: (day: string) => `until ${day}`,
    count: (count: number) => `${count} times`,
  },
  missed: (p: { count: number; days: string }) =>
    p.count === 1
      ? `This task also stands for a day that was missed: ${p.days}`
      : `This task also stands for ${p.count} days that were missed: ${p.days}`,
  thread: {
    title: (key: string) => `The thread of ${key}`,
    notDelivered: 'Replies do not reach me in this chat. To keep something with the task, type:',
    example: (key: string) => `note ${key} …`,
  },
  movedBelow: 'The present card is further down.',
  noteCount: (count: number) => `${count} notes`,
  milestone: '★ Milestone',
  pinned: '★ Launch-critical',
  doneBy: '✓ Done by ',
  done: '✓ Done',
  deletedBy: 'Deleted by ',
  deleted: 'Deleted',
  withdrawnBy: 'Withdrawn by ',
  withdrawn: 'Withdrawn',
  createdBy: 'Created by ',
  notes: {
    gap: 'The clocks go forward that night and this time does not exist, so it was moved forward by the gap.',
    overlap: 'The clocks go back that night and this time happens twice; the first one is meant.',
    day_off: 'This is a day off in the calendar of the person responsible.',
    eod_passed: '18:00 has passed today, so the next working day is meant.',
    rolled_back: 'The counted day is a day off, so the working day before it is meant.',
    rolled_forward: 'The counted day is a day off, so the working day after it is meant.',
    next_year: 'The date has passed this year, so next year is meant.',
    calendar_unannounced:
      'The days off of that year have not been announced yet; weekends alone were counted.',
    other_week: 'Weeks start on Monday, so this is the day in next week.',
  },
  summary: (p: { head: string; state: string; who: string; due: string }) =>
    `${p.head} · ${p.state} · ${p.who} · ${p.due}`,
  receipt: {
    created: (key: string) => `Created ${key}`,
    edited: (key: string) => `Changed ${key}`,
    rescheduled: (key: string) => `Rescheduled ${key}`,
    assigned: (key: string) => `Assigned ${key}`,
    renamed: (key: string) => `Renamed ${key}`,
    moved: (key: string) => `Moved ${key}`,
    createdMany: (count: number) => `Created ${count} tasks`,
    otherReading: 'Another reading of the time:',
    undoHint: 'You can undo this for 10 minutes.',
  },
  more: {
    title: (head: string) => head,
    summary: (key: string) => `All that can be done with ${key}`,
    hint: 'Only you see this.',
    typed: (key: string) =>
      `You can also type: note ${key} …, prio ${key} !high, watch ${key}, delete ${key}`,
  },
};
