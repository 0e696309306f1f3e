import { setFlagsFromString } from 'node:v8';

// Prisma's query compiler is 3 MB of WebAssembly. Compiled once, optimised and only where it is used, its code takes
// 45 MB less than V8's default of a quick version first; the first commands take some 50 ms longer.
setFlagsFromString('--no-liftoff');
setFlagsFromString('--wasm-lazy-compilation');
