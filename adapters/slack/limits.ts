/**
 * Slack's limits as far as LinkStar meets them. Characters are Unicode code points.
 * Pages are those of docs.slack.dev.
 */
export const LIMITS = {
  /** reference/methods/chat.postMessage: best results below 4,000; longer text may be split into several messages. */
  messageText: 4000,
  /** reference/block-kit/blocks: blocks in a message. */
  messageBlocks: 50,
  /** reference/views: blocks in a modal or Home view. */
  viewBlocks: 100,
  /** reference/views allows 250,000 bytes for a whole view; one select may take this much of it. */
  selectBytes: 150_000,
  /** reference/views: title, submit and close. */
  viewTitle: 24,
  /** reference/block-kit/blocks/section-block: text. */
  sectionText: 3000,
  /** reference/block-kit/blocks/section-block: fields in one section, and the length of one. */
  sectionFields: 10,
  sectionFieldText: 2000,
  /** reference/block-kit/blocks/header-block. */
  headerText: 150,
  /** reference/block-kit/composition-objects/text-object; kept for rich text too, which states no limit. */
  textObject: 3000,
  /** reference/block-kit/blocks/actions-block. */
  actionsElements: 25,
  /** reference/block-kit/block-elements/button-element. */
  buttonLabel: 75,
  /** reference/block-kit/blocks/input-block: label and hint. */
  inputLabel: 2000,
  inputHint: 2000,
  /** reference/block-kit/block-elements/select-menu-element: options per group, groups, placeholder. */
  options: 100,
  optionGroups: 100,
  placeholder: 150,
  /** reference/block-kit/composition-objects/option-object: 75 for the text; the value's 150 appears as 75 in the types. */
  optionText: 75,
  optionValue: 75,
  optionGroupLabel: 75,
  /** reference/block-kit/block-elements/plain-text-input-element. */
  textInput: 3000,
  /** reference/block-kit/block-elements: action_id, block_id, callback_id, external_id. */
  identifier: 255,
  /** reference/interaction-payloads/view-interactions-payload: an error under an input; Slack states none, this keeps one readable. */
  inputError: 2000,
} as const;

/** Sends within a channel are at least this far apart, in ms (docs.slack.dev, Rate limits: 1 per second per channel). */
export const ROOM_PACE_MS = 1000;

/** Slack's own patience is 3 s (Handling user interaction); the answer is out before this many ms. */
export const ANSWER_BUDGET_MS = 2000;

/** How long a response URL works, in ms, and how often (Handling user interaction: 30 minutes, 5 posts). */
export const RESPONSE_URL_MS = 30 * 60_000;

/** Time-out of one delivery attempt, in ms. */
export const DELIVER_TIMEOUT_MS = 8000;

/** Time-out of a call made while somebody waits for the answer, in ms. */
export const ANSWER_CALL_TIMEOUT_MS = 5000;

/**
 * What may be lost on Slack, as `what` of a loss with the reason; everything else must fit.
 * Reading these is how the golden tests know an accepted loss from a defect.
 */
export const DECLARED_LOSSES: readonly { readonly what: string; readonly why: string }[] = [
  { what: 'text_cut', why: 'a single text over 3,000 characters, or an alert text over 4,000' },
  {
    what: 'lines_cut',
    why: 'more blocks than a message (50) or view (100) holds, after merging plain lines',
  },
  { what: 'button_label_cut', why: 'a label over 75 characters, or 24 on a form' },
  { what: 'options_cut', why: 'more choices in one select than 10,000 or 150,000 bytes' },
  {
    what: 'field_degraded',
    why: 'a select without any choice, or a choice whose value is over 75 characters',
  },
];
