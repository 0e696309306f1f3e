/** More than the service has, apart from those that Prisma writes for every length of a list. */
const most = 500;

/**
 * Makes the names under which a process's connections keep their statements, so that the server plans each once a
 * connection. The empty name is for a statement that is not kept: when there are too many, or where the columns are
 * not named, which a migration may change while the connection lives.
 */
export function statementNames(): (sql: string) => string {
  const names = new Map<string, string>();
  return (sql) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= most || /\bSELECT \*|\.\*/.test(sql)) return '';
    const name = `s${names.size}`;
    names.set(sql, name);
    return name;
  };
}
