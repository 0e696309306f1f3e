const WIDE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’…]/u;

/** 中英文之间留一个空格，中文之间不留：给句首的名字补好后面的空格。 */
export function head(name: string): string {
  const last = Array.from(name).at(-1);
  return last === undefined || WIDE.test(last) ? name : `${name} `;
}

/** 给句末的名字补好前面的空格。 */
export function tail(name: string): string {
  const first = Array.from(name)[0];
  return first === undefined || WIDE.test(first) ? name : ` ${name}`;
}

/** 给句中的名字补好两边的空格。 */
export function mid(name: string): string {
  return tail(head(name));
}
