/** A person's settings and a room's. */
export const settings = {
  title: 'Your settings',
  lead: 'Times are shown to you in your zone, and reminders keep to its working hours.',
  summary: (p: { zone: string; language: string }) => `${p.zone}, ${p.language}`,
  accounts: 'Linked chats',
  account: (p: { platform: string; workspace: string }) => `${p.platform} (${p.workspace})`,
  unset: 'not set',
  room: {
    title: (name: string) => `Room ${name}`,
    noProject: 'No project is shown here.',
    unknownAudience: 'Not known, so counted as including people from outside',
    partner: 'This room is in a partner’s workspace, so people from outside can always read it.',
    summary: (name: string) => `Settings of ${name}`,
    defaultMark: (code: string) => `${code} (default)`,
  },
};
