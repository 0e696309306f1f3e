import type { Response } from './playground.ts';

export interface ApiTask {
  readonly key: string;
  readonly title: string;
  readonly status: string;
  readonly priority: string;
  readonly responsible: { readonly id: string; readonly name: string } | null;
  readonly helpers: readonly { readonly id: string; readonly name: string }[];
  readonly dueAt: string | null;
  readonly dueLocal: string | null;
  readonly dueZone: string | null;
  readonly deletedAt?: string;
  readonly [field: string]: unknown;
}

export interface ApiProject {
  readonly code: string;
  readonly name: string;
  readonly owner: unknown;
  readonly zone: string;
  readonly launch: unknown;
  readonly status: string;
  readonly rooms: readonly unknown[];
  readonly tasks: readonly ApiTask[];
}

export interface AuditEntry {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly [field: string]: unknown;
}

/** The admin API as a test uses it. */
export interface Api {
  call<T = unknown>(
    method: string,
    path: string,
    body?: unknown,
    token?: string | null,
  ): Promise<Response<T>>;
  project(code?: string, query?: string): Promise<ApiProject>;
  /** A task that must be there. */
  task(key: string): Promise<ApiTask>;
  /** The task with this title, which must be there once. */
  titled(title: string): Promise<ApiTask>;
  audit(): Promise<readonly AuditEntry[]>;
}

/** Talks to the admin API of the service at `url`. */
export function createApi(url: string, adminToken: string): Api {
  const call: Api['call'] = async (method, path, body, token = adminToken) => {
    const response = await fetch(`${url}/api${path}`, {
      method,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  };
  const project: Api['project'] = async (code = 'BF26', query = '') => {
    const { status, body } = await call<ApiProject>('GET', `/tenants/aurora/projects/${code}${query}`);
    if (status !== 200) throw new Error(`project ${code}: ${status} ${JSON.stringify(body)}`);
    return body;
  };
  return {
    call,
    project,
    async task(key) {
      const found = (await project(key.replace(/-\d+$/, ''))).tasks.find((task) => task.key === key);
      if (!found) throw new Error(`there is no ${key}`);
      return found;
    },
    async titled(title) {
      const { tasks } = await project();
      const found = tasks.filter((task) => task.title === title);
      const [only] = found;
      if (found.length !== 1 || !only) {
        throw new Error(
          `${found.length} tasks are called ${title}: ${tasks.map((task) => task.title).join(' | ')}`,
        );
      }
      return only;
    },
    async audit() {
      const entries: AuditEntry[] = [];
      let after: number | null = 0;
      while (after !== null) {
        const path: string = `/tenants/aurora/audit?after=${after}`;
        const { body }: Response<{ entries: AuditEntry[]; next: number | null }> = await call('GET', path);
        entries.push(...body.entries);
        after = body.next;
      }
      return entries;
    },
  };
}
