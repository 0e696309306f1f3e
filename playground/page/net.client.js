/** The playground's answer where it refuses: its code and its words. */
export class Refused extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

async function ask(path, body) {
  const request =
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(`/playground${path}`, request);
  const answer = await response.json();
  if (!response.ok)
    throw new Refused(answer.error?.code ?? response.status, answer.error?.message ?? response.statusText);
  return answer;
}

const part = encodeURIComponent;

export const world = () => ask('/world');
export const messages = async (chat, as) =>
  (await ask(`/chats/${part(chat)}/messages?as=${part(as)}`)).messages;
export const home = async (person) => (await ask(`/home/${part(person)}`)).home;
export const say = (line) => ask('/say', line);
export const press = (given) => ask('/press', given);
export const event = (given) => ask('/event', given);
export const clock = (to) => ask('/clock', to);
export const reset = (to) => ask('/reset', to);
