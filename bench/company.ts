import type { MockVendors } from './mock-vendors.ts';
import { accepted, post } from './post.ts';
import { admin, eventually, pause, uniqueName } from './service.ts';
import { type TypedLine, typed } from './signed.ts';

type Vendor = TypedLine['vendor'];

/** A chat with a project of its own, so that the order of its cards is the order of its tasks. */
export interface Room {
  readonly vendor: Vendor;
  readonly chat: string;
  readonly code: string;
}

/** A company bound from all three platforms by signed webhooks. */
export interface Company {
  readonly tenant: string;
  readonly rooms: readonly Room[];
  /** The signed webhook of a line typed in a room. */
  line(room: Room, text: string, id: string): ReturnType<typeof typed>;
}

export interface CompanyWish {
  readonly slack?: number;
  readonly lark?: number;
  readonly dingtalk?: number;
  /** One project that all rooms show, instead of one each. */
  readonly shared?: boolean;
}

const LETTER: Readonly<Record<Vendor, string>> = { slack: 'S', lark: 'L', dingtalk: 'D' };

/** Makes a company through the admin API and the chats alone. */
export async function foundCompany(port: number, mock: MockVendors, wish: CompanyWish): Promise<Company> {
  const founded = await admin<{ id: string; bindCode: string }>(port, 'POST', '/tenants', {
    ...{ name: `Fault ${uniqueName()}`, zone: 'UTC', locale: 'en', currency: 'EUR' },
  });
  const rooms = (['slack', 'lark', 'dingtalk'] as const).flatMap((vendor) =>
    Array.from({ length: wish[vendor] ?? 0 }, (_, n) => roomOf(vendor, n, wish.shared === true)),
  );
  const line: Company['line'] = ({ vendor, chat }, text, id) =>
    typed({ vendor, chat, text, id, mockPort: mock.port });
  let count = 0;
  const say = async (room: Room, text: string): Promise<void> => {
    count += 1;
    const posted = await post(port, line(room, text, `setup-${uniqueName()}-${count}`), 10_000);
    if (!accepted(posted)) throw new Error(`"${text}" was answered with ${posted.status}: ${posted.body}`);
  };

  const bound = new Set<Vendor>();
  for (const room of rooms) {
    if (!bound.has(room.vendor)) {
      const { bindCode } =
        bound.size === 0
          ? founded
          : await admin<{ bindCode: string }>(port, 'POST', `/tenants/${founded.id}/bind-codes`);
      await say(room, `bind ${bindCode}`);
      bound.add(room.vendor);
      await known(port, founded.id, room.vendor);
    }
    const first = room === rooms[0] || wish.shared !== true;
    await say(room, first ? `project new Order book ${room.code} #${room.code}` : `room #${room.code}`);
    if (first) await projectKnown(port, founded.id, room.code);
    await say(room, 'room audience internal');
  }
  await quiet(port);
  return { tenant: founded.id, rooms, line };
}

function roomOf(vendor: Vendor, n: number, shared: boolean): Room {
  const number = String(n + 1).padStart(2, '0');
  const chats: Record<Vendor, string> = {
    slack: `C0ROOM${number}`,
    lark: `oc_room${number}`,
    dingtalk: `cidROOM${number}`,
  };
  return { vendor, chat: chats[vendor], code: shared ? 'ALL' : `${LETTER[vendor]}Q${letters(n)}` };
}

/** Codes without digits, so that a task's number is what follows the dash. */
function letters(n: number): string {
  return String.fromCharCode(65 + Math.floor(n / 26), 65 + (n % 26));
}

async function known(port: number, tenant: string, vendor: Vendor): Promise<void> {
  const seen = await eventually(async () => {
    const { workspaces } = await admin<{ workspaces: { platform: string }[] }>(
      port,
      'GET',
      `/tenants/${tenant}`,
    );
    return workspaces.some((one) => one.platform === vendor);
  }, 10_000);
  if (!seen) throw new Error(`the ${vendor} workspace was not bound`);
}

async function projectKnown(port: number, tenant: string, code: string): Promise<void> {
  const seen = await eventually(
    () =>
      admin(port, 'GET', `/tenants/${tenant}/projects/${code}`).then(
        () => true,
        () => false,
      ),
    10_000,
  );
  if (!seen) throw new Error(`project ${code} was not made`);
}

/** Waits until the service says that nothing waits to be sent. */
export async function quiet(port: number, patienceMs = 60_000): Promise<boolean> {
  let calm = 0;
  return eventually(async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(5_000) })
      .then((one) => one.json() as Promise<{ backlog: number | null }>)
      .catch(() => ({ backlog: null }));
    calm = answer.backlog === 0 ? calm + 1 : 0;
    if (calm > 0 && calm < 3) await pause(50);
    return calm >= 3;
  }, patienceMs);
}
