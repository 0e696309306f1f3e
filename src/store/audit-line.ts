/** One line of a tenant's audit log, without its number. */
export interface AuditLine {
  /** Absent for what nobody of the tenant did. */
  readonly actorId: string | null;
  readonly actor: string;
  readonly action: string;
  /** Key or id of what it was done to. */
  readonly subject?: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
  readonly requestId: string;
  readonly at: Date;
}

/** Lines as the statements of both engines take them; instants in milliseconds. */
export function auditRows(lines: readonly AuditLine[]): string {
  return JSON.stringify(
    lines.map(({ body, at, ...line }) => ({ ...line, body: JSON.stringify(body), at: at.getTime() })),
  );
}
