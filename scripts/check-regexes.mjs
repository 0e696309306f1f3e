import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { composedOf, faultOf, literalsOf, sourcesOf } from './regexes.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const examined = new Map();
for (const file of sourcesOf(root, ['adapters', 'cards', 'src', 'playground'])) {
  const literals = await literalsOf(readFileSync(new URL(file, `file://${root}`), 'utf8'));
  for (const each of [...literals, ...(await composedOf(root.replace(/\/$/, ''), file))]) {
    const key = `/${each.pattern}/${each.flags}`;
    examined.set(key, { ...each, file: examined.get(key)?.file ?? file });
  }
}
const queue = [...examined];
let faults = 0;
const worker = async () => {
  for (let next = queue.shift(); next; next = queue.shift()) {
    const [key, each] = next;
    const fault = await faultOf(each);
    if (fault === null) continue;
    faults++;
    console.error(`${each.file}: ${key} is ${fault}`);
  }
};
await Promise.all(cpus().slice(0, 4).map(worker));
console.log(`${examined.size} regular expressions examined, ${faults} not linear`);
process.exit(faults > 0 ? 1 : 0);
