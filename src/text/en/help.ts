/** Frames of help; the lists of commands come from the verbs themselves. */
export const help = {
  title: 'How to use this',
  titleAll: 'All commands',
  titleAdmin: 'Commands for admins',
  titleTopic: (topic: string) => `Help: ${topic}`,
  lead: 'Type a line like one of these:',
  leadFree: 'Any other text becomes a draft task, which you confirm.',
  noTopic: (topic: string) => `There is no help on “${topic}”. These topics exist:`,
  topics: {
    create: 'Create tasks',
    progress: 'Progress',
    change: 'Change tasks',
    talk: 'Notes and files',
    look: 'Look things up',
    project: 'Projects',
    me: 'Your settings',
    admin: 'Administration',
    help: 'Help',
    time: 'Times',
  },
  time: [
    'A time without a zone is in your own zone; add PT, ET or Beijing time to mean another.',
    'A date without a time means 18:00.',
    'T-3 counts three days back from the launch, T-3wd three working days.',
  ] as readonly string[],
  summary: 'What can be typed here',
};
