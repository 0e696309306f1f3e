/** What a person is shown of a button, a field and a form. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly value: string | readonly string[] | null;
  readonly error?: string;
}

export interface Form {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly Field[];
}

export interface Shown {
  readonly status: number | null;
  readonly ackMs: number | null;
  readonly reply: {
    readonly id?: string;
    readonly text: string;
    readonly buttons: readonly { readonly id: string; readonly label: string }[];
    readonly native: unknown;
  } | null;
  readonly form?: Form;
}

export interface Message {
  readonly id: string;
  readonly chat: string;
  readonly at: string;
  readonly author: string;
  readonly to: string | null;
  readonly thread: string | null;
  readonly text: string;
  readonly title: string;
  readonly fields: readonly { readonly label: string; readonly value: string }[];
  readonly buttons: readonly { readonly id: string; readonly label: string }[];
  readonly form?: Form;
  readonly updatedAt: string | null;
  readonly native: unknown;
}

export interface Response<T = unknown> {
  readonly status: number;
  readonly body: T;
}

type Fault = {
  readonly platform: 'slack' | 'lark' | 'dingtalk';
  readonly status?: number;
  readonly retryAfter?: number;
  readonly dropReply?: boolean;
  readonly times?: number;
};

/** The playground's API as a test uses it; whatever is not 200 is an error except in `call`. */
export interface PlaygroundClient {
  call<T = unknown>(
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Response<T>>;
  say(chat: string, as: string, text: string, thread?: string): Promise<Shown>;
  press(
    chat: string,
    as: string,
    message: string,
    action: string,
    form?: Readonly<Record<string, unknown>>,
  ): Promise<Shown>;
  submit(chat: string, as: string, form: string, values: Readonly<Record<string, unknown>>): Promise<Shown>;
  event(chat: string, as: string, kind: string, more?: Readonly<Record<string, unknown>>): Promise<Shown>;
  /** All messages of a chat that `as` can see, oldest first. */
  messages(chat: string, as?: string): Promise<readonly Message[]>;
  /** The bot's messages of a chat, oldest first. */
  cards(chat: string, as?: string): Promise<readonly Message[]>;
  /** The bot's newest message. */
  last(chat: string, as?: string): Promise<Message>;
  clock(to: { now: string } | { advance: string }): Promise<string>;
  fault(fault: Fault): Promise<void>;
  reset(to: { sample?: 'company' | 'bf26'; now?: string }): Promise<void>;
}

/** Talks to the playground of the service at `url`. */
export function createPlaygroundClient(url: string): PlaygroundClient {
  const call: PlaygroundClient['call'] = async (path, body, headers = {}) => {
    const response = await fetch(
      `${url}/playground${path}`,
      body === undefined
        ? { headers }
        : {
            method: 'POST',
            headers: { 'content-type': 'application/json', ...headers },
            body: JSON.stringify(body),
          },
    );
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  };
  async function good<T>(path: string, body?: unknown): Promise<T> {
    const { status, body: answer } = await call<T>(path, body);
    if (status !== 200) throw new Error(`${path} answered ${status}: ${JSON.stringify(answer)}`);
    return answer;
  }
  const messages: PlaygroundClient['messages'] = async (chat, as) => {
    const who = as === undefined ? '' : `?as=${as}`;
    const { messages: all } = await good<{ messages: Message[] }>(
      `/chats/${encodeURIComponent(chat)}/messages${who}`,
    );
    return all;
  };
  const cards: PlaygroundClient['cards'] = async (chat, as) =>
    (await messages(chat, as)).filter(({ author }) => author === 'bot');
  return {
    call,
    say: (chat, as, text, thread) => good('/say', { chat, as, text, thread }),
    press: (chat, as, message, action, form) => good('/press', { chat, as, message, action, form }),
    submit: (chat, as, form, values) =>
      good('/press', { chat, as, message: form, action: 'submit', form: values }),
    event: (chat, as, kind, more = {}) => good('/event', { chat, as, kind, ...more }),
    messages,
    cards,
    async last(chat, as) {
      const newest = (await cards(chat, as)).at(-1);
      if (!newest) throw new Error(`the bot has said nothing in ${chat}`);
      return newest;
    },
    clock: async (to) => (await good<{ now: string }>('/clock', to)).now,
    fault: async (fault) => void (await good('/faults', { times: 1, ...fault })),
    reset: async (to) => void (await good('/reset', to)),
  };
}
