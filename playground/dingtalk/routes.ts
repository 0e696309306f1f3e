/** Callback addresses that apps have registered; they belong to the app, not to its chats. */
export interface Routes {
  register(key: string, callbackUrl: string, apiSecret: string): void;
  find(key: string): { readonly callbackUrl: string; readonly apiSecret: string } | null;
  /** Path to which robot messages and events go, which an operator types into the console. */
  hookUrl(): string;
}

/** An empty register. */
export function createRoutes(): Routes {
  const routes = new Map<string, { callbackUrl: string; apiSecret: string }>();
  return {
    register: (key, callbackUrl, apiSecret) => void routes.set(key, { callbackUrl, apiSecret }),
    find: (key) => routes.get(key) ?? null,
    hookUrl: () => path([...routes.values()].at(-1)?.callbackUrl ?? '/hooks/playground-dingtalk'),
  };
}

/** The path alone: the playground knows itself at which address it listens. */
export function path(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : url;
}
