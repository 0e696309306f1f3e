/** Questions that are answered by a button. */
export const ask = {
  didYouMean: {
    title: 'Did you mean…',
    question: (word: string) => `“${word}” is not a command.`,
  },
  reserved: {
    title: 'Not available yet',
    question: (word: string) => `“${word}” is kept for a later command.`,
  },
  person: {
    title: 'Which person?',
    question: (text: string) => `More than one person fits “${text}”.`,
    nobody: (text: string) => `Nobody here is called “${text}”.`,
  },
  time: {
    title: 'Which time?',
    ambiguous: (phrase: string) => `“${phrase}” can be read in more than one way.`,
    past: (phrase: string) => `“${phrase}” has already passed.`,
    orTitle: {
      title: 'A time, or part of the title?',
      question: (words: string) => `“${words}” may be the due time, or belong to the title.`,
    },
    pastReading: 'This is in the past',
    nothingChanged: 'Nothing has been changed yet.',
  },
  project: {
    title: 'Which project?',
    question: 'Say which project this is for.',
    none: 'No project is shown in this room.',
  },
  draft: {
    title: 'Create a task?',
    question: 'This looks like a new task. Nothing has been created yet.',
    batchQuestion: 'These look like new tasks. Nothing has been created yet.',
    batch: (count: number) => `Create ${count} tasks?`,
    kept: (words: string) => `“${words}” stays in the title, no due time`,
  },
};
