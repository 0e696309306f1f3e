import {
  decryptEvent,
  encryptEvent,
  eventKeys,
  eventReply,
  eventSignature,
  eventSigned,
  UnreadableEvent,
} from './event-crypto.ts';

const VECTORS = [
  {
    token: '123456',
    aesKey: '1234567890123456789012345678901234567890123',
    owner: 'dingsnotzck6pm5veliw',
    timestamp: '1614767836',
    nonce: 'A7Co0cJLMzIDtMMI',
    signature: '9a95a004dd16f5c307e849b994173f76aa26e5eb',
    plain: 'success',
    random: 'dICkEDLj0eb6yAbc',
    encrypt: 'YvkvaGe4hQxd3VxRmEty0dVlnCOAqwf56xwTRHDHoOURqhalbmBJQk5FNcRk42Gl5T0YQXZNwpwWSm1xAFJ5ZA==',
  },
  {
    token: 'mryue',
    aesKey: 'Yue0EfdN5900c1ce5cf6A152c63DDe1808a60c5ecd7',
    owner: 'ding6ccabc44d2c8d38b',
    timestamp: '1608001896814',
    nonce: 'WL4PK6yA',
    signature: '03044561471240d4a14bb09372dfcfd4fd0e40cb',
    plain: '{"EventType":"check_url"}',
    random: 'l7Y3EcX2CU5w8av3',
    encrypt:
      '0vJiX6vliEpwG3U45CtXqi+m8PXbQRARJ8p8BbDuD1EMTDf0jKpQ79QS93qEk7XHpP6u+oTTrd15NRPvNvmBKyDCYxxOK+HZeKju4yhELOFchzNukR+t8SB/qk4ROMu3',
  },
  {
    token: 'tokenxxxx',
    aesKey: 'o1w0aum42yaptlz8alnhwikjd3jenzt9cb9wmzptgus',
    owner: 'dingxxxxxx',
    timestamp: '1605695694141',
    nonce: 'WelUQl6bCqcBa2fM',
    signature: 'f36f4ba5337d426c7d4bca0dbcb06b3ddc1388fc',
    plain: 'success',
    random: 'WelUQl6bCqcBa2fM',
    encrypt: 'X1VSe9cTJUMZu60d3kyLYTrBq5578ZRJtteU94wG0Q4Uk6E/wQYeJRIC0/UFW5Wkya1Ihz9oXAdLlyC9TRaqsQ==',
  },
  {
    token: 'exampletoken',
    aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
    owner: 'dingexampleappkey',
    timestamp: '1767225600000',
    nonce: 'nonce123',
    signature: '17ee4f701946e97562fe52e69e6310c76628588d',
    plain: 'success',
    random: '0123456789abcdef',
    encrypt: 'Q3stYC6hdFzMh9T8HCvyDOVqkB+rSNzcUvKpEE/mCfj65zgvZGkgXMvOmcJghyc5HvOA8wGZeJxtK9aujhWeLA==',
  },
];

describe.each(VECTORS)('the known event for $owner', (known) => {
  it('has the signature that was given', () => {
    expect(eventSignature(known.token, known.timestamp, known.nonce, known.encrypt)).toBe(known.signature);
    expect(eventSigned(known.signature, known.token, known.timestamp, known.nonce, known.encrypt)).toBe(true);
    expect(eventSigned(known.signature, known.token, known.timestamp, 'other', known.encrypt)).toBe(false);
  });

  it('opens to its text and owner, whatever the pad', () => {
    expect(decryptEvent(known.aesKey, known.encrypt)).toEqual({ message: known.plain, owner: known.owner });
  });

  it('is sealed to the same bytes from the same random prefix', () => {
    const random = Buffer.from(known.random);
    expect(encryptEvent(known.aesKey, known.owner, known.plain, random)).toBe(known.encrypt);
  });
});

describe('events that cannot be read', () => {
  const aesKey = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
  const good = encryptEvent(aesKey, 'owner', 'hello', Buffer.alloc(16, 1));

  it.each([
    ['nothing', ''],
    ['half a block', 'AAAA'],
    [
      'somebody else’s key',
      encryptEvent('1234567890123456789012345678901234567890123', 'o', 'x', Buffer.alloc(16)),
    ],
    ['a cut end', Buffer.from(good, 'base64').subarray(0, 16).toString('base64')],
  ])('are refused: %s', (_what, encrypted) => {
    expect(() => decryptEvent(aesKey, encrypted)).toThrow(UnreadableEvent);
  });

  it('keep Chinese text whole', () => {
    const text = '{"title":"检查标签 ✓"}';
    expect(decryptEvent(aesKey, encryptEvent(aesKey, 'o', text, Buffer.alloc(16, 7))).message).toBe(text);
  });
});

it('answers with the word success, sealed for the owner and signed', () => {
  const keys = { token: 'exampletoken', aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG' };
  const reply = eventReply(
    keys,
    'dingexampleappkey',
    '1767225600000',
    'nonce123',
    Buffer.from('0123456789abcdef'),
  );
  expect(reply).toEqual({
    msg_signature: '17ee4f701946e97562fe52e69e6310c76628588d',
    timeStamp: '1767225600000',
    nonce: 'nonce123',
    encrypt: VECTORS[3]?.encrypt,
  });
});

it('tries every pair of token and key while they rotate', () => {
  expect(eventKeys('a,b', 'k,l')).toHaveLength(4);
  expect(eventKeys(undefined, 'k')).toEqual([]);
});
