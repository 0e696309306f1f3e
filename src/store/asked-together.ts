/**
 * Makes a question that is asked once for all who ask it within one turn of the event loop, as the deliveries of one
 * batch do. It is sent after the last of them asked, so each is answered by what holds then.
 */
export function askedTogether<T>(
  ask: (connectionId: string, workspace: string) => Promise<T>,
): (connectionId: string, workspace: string) => Promise<T> {
  const waiting = new Map<string, Promise<T>>();
  return (connectionId, workspace) => {
    const key = `${connectionId}\n${workspace}`;
    const known = waiting.get(key);
    if (known) return known;
    const answer = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      waiting.delete(key);
      return ask(connectionId, workspace);
    });
    waiting.set(key, answer);
    return answer;
  };
}
