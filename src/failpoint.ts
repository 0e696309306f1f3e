/**
 * Makes the check of a named failpoint: the process kills itself there without any farewell, as a power cut would.
 * Without a name (always, outside the fault runs) it does nothing. `name:n` lets the first n - 1 passes through.
 */
export function failpoint(setting: string | undefined): (point: string) => void {
  if (!setting) return () => {};
  const [name, count = '1'] = setting.split(':');
  let left = Number(count);
  return (point) => {
    if (point !== name) return;
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
  };
}
