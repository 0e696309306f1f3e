// Preloaded into a service under test: tells its parent when it is ready, and ends with it.
const print = process.stdout.write.bind(process.stdout);
process.stdout.write = (text, ...rest) => {
  const ready = /^LinkStar is ready: http:\/\/localhost:(\d+)/.exec(text);
  if (ready) process.send?.({ port: Number(ready[1]) });
  return print(text, ...rest);
};
process.once('disconnect', () => process.exit());
// What only waits for the parent's end is no reason to stay.
process.channel?.unref();
