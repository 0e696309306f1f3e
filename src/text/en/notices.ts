/** What somebody did to a task, as told to those concerned. Names come as text. */
export const notices = {
  title: (head: string) => head,
  assignedToYou: (p: { actor: string }) => `${p.actor} made you responsible for this.`,
  createdForYou: (p: { actor: string }) => `${p.actor} created this for you.`,
  handedOver: (p: { actor: string; to: string | null }) =>
    p.to === null
      ? `${p.actor} took this off you. Nobody is responsible for it now.`
      : `${p.actor} handed this over from you to ${p.to}.`,
  dueChanged: (p: { actor: string; from: string | null; to: string | null }) => {
    if (p.to === null)
      return `${p.actor} removed the due date${p.from === null ? '' : ` (it was ${p.from})`}.`;
    return `${p.actor} set the due date to ${p.to}${p.from === null ? '' : ` (it was ${p.from})`}.`;
  },
  done: (p: { actor: string }) => `${p.actor} finished this.`,
  reopened: (p: { actor: string }) => `${p.actor} reopened this.`,
  started: (p: { actor: string }) => `${p.actor} started this.`,
  blocked: (p: { actor: string; reason: string | null }) =>
    p.reason === null
      ? `${p.actor} marked this as blocked.`
      : `${p.actor} marked this as blocked: ${p.reason}`,
  unblocked: (p: { actor: string }) => `${p.actor} says this is no longer blocked.`,
  noted: (p: { actor: string; text: string }) => `${p.actor}: ${p.text}`,
  mentioned: (p: { actor: string; text: string }) => `${p.actor} mentioned you: ${p.text}`,
  deleted: (p: { actor: string }) => `${p.actor} deleted this.`,
  withdrawn: (p: { actor: string }) => `${p.actor} withdrew this.`,
  restored: (p: { actor: string }) => `${p.actor} brought this back.`,
  summary: (p: { head: string; line: string }) => `${p.head}: ${p.line}`,
};
