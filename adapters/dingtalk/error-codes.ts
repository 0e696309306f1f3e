/** What a vendor's error asks of us. */
export type FaultClass =
  | 'token'
  | 'credentials'
  | 'rate'
  | 'minute'
  | 'send_rate'
  | 'quota'
  | 'ban'
  | 'transient'
  | 'ambiguous'
  | 'permission'
  | 'network'
  | 'room'
  | 'person'
  | 'robot'
  | 'content'
  | 'session'
  | 'setup'
  | 'card_exists'
  | 'card_missing'
  | 'template'
  | 'space'
  | 'refused';

/**
 * Codes of the new and the old API by what to do about them. Pages server-api-error-codes-1,
 * how-to-process-api-throttling-on-the-dingtalk-server, the-robot-sends-a-group-message,
 * custom-robots-send-group-messages and create-and-deliver-cards.
 */
export const CODES: Readonly<Record<string, FaultClass>> = {
  InvalidAuthentication: 'token',
  '40014': 'token',
  '42001': 'token',
  '40001': 'token',
  invalidClientIdOrSecret: 'credentials',
  'invalid.client': 'credentials',
  '40089': 'credentials',
  '90018': 'rate',
  '90002': 'rate',
  'system.busy': 'transient',
  systemBusy: 'transient',
  'system.error': 'transient',
  systemError: 'transient',
  '-1': 'transient',
  '15': 'transient',
  'send.too.fast': 'send_rate',
  'send.toofast': 'send_rate',
  'send.byToken.tooFast': 'send_rate',
  'too.many.group': 'send_rate',
  'too.many.people': 'send_rate',
  '410100': 'send_rate',
  '130101': 'send_rate',
  'unknown.send.result': 'ambiguous',
  '90020': 'quota',
  '60011': 'permission',
  '60020': 'network',
  'invalid.openConversationId': 'room',
  'miss.openConversationId': 'room',
  'group.disbanded': 'room',
  'conversation.org.notMatch': 'room',
  'chat.notExist': 'room',
  chatbotNotInstall: 'room',
  'bot.stopped': 'robot',
  'bot.forbidden.sendMessage': 'room',
  'send.forbidden': 'room',
  'resource.not.found': 'room',
  'resource.unavailable': 'room',
  'robot.oto.notExist': 'person',
  'chatbotId.notAllow.sendOTO': 'robot',
  'param.userIdNotExist': 'person',
  '400013': 'room',
  '400101': 'room',
  '400102': 'room',
  '400106': 'room',
  '60121': 'person',
  '33012': 'person',
  'invalidParameter.msgParam.tooLong': 'content',
  'param.contentUnsafe': 'content',
  '430101': 'content',
  '430102': 'content',
  '430103': 'content',
  '430104': 'content',
  'session.expired': 'session',
  'session.notExisted': 'session',
  '300001': 'session',
  '310000': 'setup',
  '40035': 'setup',
  '43004': 'setup',
  'param.cardAlreadyExist': 'card_exists',
  'param.cardNotExist': 'card_missing',
  'param.templateNotExist': 'template',
  'param.templateUnpublished': 'template',
  'param.cardTemplateIdEmpty': 'template',
  'param.openSpaceIdInvalid': 'space',
  'param.openSpaceModelInvalid': 'space',
  'param.openDeliverModelEmpty': 'space',
  'param.openDeliverModelError': 'space',
};

/** Families of codes; the first that matches decides. */
export const PATTERNS: readonly (readonly [RegExp, FaultClass])[] = [
  [/QpmLimitFor/, 'minute'],
  [/QpsLimitFor/, 'rate'],
  [/ApiCountLimitForOrg/, 'quota'],
  [/AccessTokenPermissionDenied/, 'permission'],
  [/IpNotInWhiteList/, 'network'],
  [/^invalidParameter\.robotCode/, 'robot'],
  [/^contain\./, 'content'],
  [/^param\.template/, 'template'],
];
