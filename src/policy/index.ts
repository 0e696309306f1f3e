export { roomHasExternals } from './audience.ts';
export { can, type Facts, whoMay } from './can.ts';
export { type Column, columns, isRight, type Right, rights } from './rights.ts';
export { columnsAnywhere, columnsForSeeing, columnsOf, type ProjectRole, rolesIn } from './roles.ts';
