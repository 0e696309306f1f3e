export { type CommandError, type CommandErrorCode, type CommandErrorFacts, commandError } from './errors.ts';
export type * from './intent.ts';
export { interpret } from './interpret.ts';
export type * from './lookup.ts';
export type { Speech } from './speech.ts';
export type { Bilingual, Verb, VerbGroup } from './verb.ts';
export { VERBS } from './verbs.ts';
