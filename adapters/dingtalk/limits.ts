import type { Loss } from '../../cards/model.ts';

/**
 * DingTalk's figures as this adapter keeps them, each with the vendor page it comes from
 * (below open.dingtalk.com/document/development/) or the reason.
 */
export const LIMITS = {
  /** Documented 1 KB a variable, enforcement unknown; 900 leaves room. Page create-and-deliver-cards. */
  cardValueBytes: 900,
  /** What fits into one `sys_full_json_obj` with 24-character tokens; follows from `cardValueBytes`. */
  buttons: 5,
  /** Five labels of this length, in Chinese, still fit beside their tokens; follows from `cardValueBytes`. */
  buttonLabelPoints: 20,
  /** One of fewer may be longer, but no button is wider than a card. */
  buttonLabelMost: 40,
  /** The core mints at most this; longer ones may push buttons out of the value. */
  tokenChars: 24,
  /** One line of a card: longer text is cut before whole lines are dropped. */
  cardLinePoints: 120,
  /** Lines of a list that fit however long their titles are, each under its own heading; follows from `cardValueBytes`. */
  listLines: 5,
  /** How far the lines of a list are shortened, step by step, before any of them is dropped. */
  itemPoints: [120, 100, 80, 65, 50, 40],
  /** The longest piece of a line, as a title, gives way down to this before the end of the line does. */
  pieceLeast: 12,
  /** Rows of one block that are tried at all when a text has to be cut. */
  rowsPerBlock: 100,
  /** `msgParam` of robot messages. Page the-robot-sends-a-group-message. */
  msgParamBytes: 15_000,
  /** Webhook and answer bodies: the size others found safe; no figure is published. */
  webhookBytes: 3_800,
  /** People one message may mention. Page custom-robots-send-group-messages. */
  mentions: 50,
  /** Options named beside a typed field before the rest is only counted. */
  fieldOptions: 6,
  /** `media/upload`, files. Page upload-media-files. */
  fileBytes: 20 * 1024 * 1024,
  /** 20 a second for a whole free organisation. Page how-to-process-api-throttling-on-the-dingtalk-server. */
  callsPerSecond: 10,
  callBurst: 5,
  /** A custom robot's 20 a minute, taken as the polite ceiling for a group. Page custom-robots-send-group-messages. */
  roomPaceMs: 3_000,
  /** Signed requests may be this far from our clock, both ways. Page receive-message. */
  windowMs: 3_600_000,
  /** One call to the vendor. */
  callTimeoutMs: 8_000,
  /** A plain message whose outcome was unclear is sent again after this, once. */
  plainRepeatAfterMs: 60_000,
  /** How long a card tier that failed is left alone. */
  tierRestMs: 6 * 3_600_000,
} as const;

/** File types that a robot may send; others travel inside a zip. Page robot-message-type. */
export const FILE_TYPES: readonly string[] = ['xlsx', 'pdf', 'zip', 'rar', 'doc', 'docx'];

/** DingTalk's own card template "markdown and buttons", which its SDK ships for any app. */
export const PUBLIC_TEMPLATE = '1366a1eb-bc54-4859-ac88-517c56a9acb1.schema';

/** What may get lost on DingTalk, and why; a loss of any other kind is a defect. */
export const DECLARED_LOSSES: Readonly<Partial<Record<Loss['what'], string>>> = {
  buttons_dropped: 'a card value holds five buttons',
  button_label_cut: 'five labels share one value of 900 bytes',
  lines_cut: 'a card text holds 900 bytes; lists end early and count the rest there',
  text_cut:
    'a line longer than 120 characters, of a list than 40, is shortened in its longest piece when the text does not fit',
  field_degraded: 'cards have no inputs: a form lists its fields and is answered by typing',
  options_cut: 'a typed field names six options and counts the rest',
};
