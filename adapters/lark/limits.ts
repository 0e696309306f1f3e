/**
 * What Lark and Feishu allow, each with the page it comes from, and what this adapter may lose for it.
 * Pages: open.feishu.cn/document and open.larksuite.com/document.
 */
export const LIMITS = {
  /** im-v1/message/create: card and post content, 30 KB; kept below it because the counted encoding is not stated. */
  cardBytes: 28 * 1024,
  /** feishu-cards/card-json-v2-structure: 200 elements and components, nested texts included. */
  cardElements: 190,
  /** card-json-v2-components/interactive-components/button: 100 characters. */
  buttonLabel: 100,
  /** card-json-v2-components/interactive-components/input: 100 characters of placeholder. */
  placeholder: 100,
  /** Dropdown components: 100 characters an option. */
  optionLabel: 100,
  /** No number is given for options; a list longer than this is not usable on a phone. */
  options: 100,
  /** card-json-v2-components/interactive-components/input: at most 1000 characters. */
  inputChars: 1000,
  /** im-v1/message/create: `uuid` of at most 50 characters, remembered for one hour. */
  uuidChars: 50,
  /** One hour by the page above, less a margin for clocks and for the way there. */
  uuidMinutes: 55,
  /** im-v1/image/create: 10 MB. */
  imageBytes: 10 * 1024 * 1024,
  /** im-v1/file/create: 30 MB. */
  fileBytes: 30 * 1024 * 1024,
  /** im-v1/message/patch: cards may be changed for 14 days. */
  editableDays: 14,
  /** im-v1/message/create: 5 messages a second and group, shared by all bots in it. */
  roomPaceMs: 250,
  /** Text of a toast; the page gives no number, clients show two lines. */
  toastChars: 200,
} as const;

/** Milliseconds one call may take; the SDK itself has no limit. */
export const API_TIMEOUT_MS = 5000;

/** Milliseconds a call may take that a person in the client is waiting for. */
export const CALLBACK_TIMEOUT_MS = 1000;

/** Milliseconds from arrival to the direct answer: callbacks and events both end at 3 s on Lark's side. */
export const ANSWER_BUDGET_MS = 1500;

/** A tenant token is renewed this long before it ends. */
export const TOKEN_MARGIN_MS = 5 * 60 * 1000;

/** What may be lost here: lists and texts beyond 28 KB or 190 elements, long labels, options beyond 100. */
export const DECLARED_LOSSES = ['lines_cut', 'text_cut', 'button_label_cut', 'options_cut', 'size'] as const;
