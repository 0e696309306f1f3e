import fc from 'fast-check';
import type { Interpretation } from './intent.ts';
import { interpret } from './interpret.ts';
import { inAngeles, inShenzhen, lookupOf } from './world.fixture.ts';

/** Words of both languages that mean the same. */
const VERBS = ['new', 'add', '新建', '创建', '加任务'];
const DUE_VERBS = ['due', '截止', '改期'];
const WEEKDAYS = [
  ['monday', 'mon', '周一', '星期一', '礼拜一', '週一'],
  ['wednesday', 'wed', '周三', '星期三', '礼拜三'],
  ['friday', 'fri', '周五', '星期五', '礼拜五'],
  ['sunday', 'sun', '周日', '星期天', '礼拜天'],
] as const;
const NEXT = [
  ['next monday', '下周一', '下个星期一', 'monday next week'],
  ['next friday', '下周五', '下个星期五', 'friday next week'],
] as const;
const DAYS = [
  ['tomorrow', 'tmr', '明天', '明日'],
  ['the day after tomorrow', '后天'],
  ['in 3 days', '3天后', '三天后', '3 days from now'],
  ['end of month', '月底', 'eom'],
  ['nov 20', '11月20日', '11/20', '十一月二十号', '20 Nov'],
  ['T-3', 'Ｔ－３', '上线前3天', '3 days before launch'],
] as const;
const CLOCKS = [
  ['6pm', '下午6点', '18:00', '晚上6点', '１８：００'],
  ['9am', '上午9点', '09:00', '早上九点'],
  ['3:30pm', '下午3点半', '15:30', '下午三点三十分'],
  ['noon', '中午', '中午12点', '12:00'],
] as const;
const ZONES = [
  ['PT', '洛杉矶时间', '美西', '太平洋时间', 'America/Los_Angeles'],
  ['ET', '纽约时间', '美东', 'America/New_York'],
  ['BJT', '北京时间', '深圳时间', 'Asia/Shanghai'],
  ['London time', '伦敦时间', 'Europe/London'],
] as const;

const either = (words: readonly string[]) => fc.tuple(fc.constantFrom(...words), fc.constantFrom(...words));
const word = (groups: readonly (readonly string[])[]) => fc.constantFrom(...groups).chain(either);
/** A time said twice, with other words for the same day, hour and zone. */
const time = fc
  .tuple(word([...WEEKDAYS, ...NEXT, ...DAYS]), word(CLOCKS), fc.option(word(ZONES)))
  .map(([day, clock, zone]) =>
    [0, 1].map((i) => [day[i], clock[i], zone?.[i]].filter((part) => part !== undefined).join(' ')),
  );

/** What a line does, or every answer it may get, by instants. */
function core(found: Interpretation): unknown {
  if (found.kind === 'intent') return { ...found.intent, at: found.echo.due?.moment.at.toISOString() };
  if (found.kind !== 'ask') return found.kind;
  return found.choices.map(({ label, intent }) => [
    label.say === 'time' ? label.reading.at.toISOString() : label.say,
    intent,
  ]);
}

describe('the same in the other language', () => {
  const lookup = lookupOf();

  it.each([
    ['Shenzhen', inShenzhen],
    ['Los Angeles', inAngeles],
  ] as const)('of verb, day, hour or zone means the same instant to somebody in %s', async (_, said) => {
    await fc.assert(
      fc.asyncProperty(time, either(VERBS), async ([one, two], [verb, other]) => {
        const first = core(await interpret(said(`${verb} Coupon 检查 @maya !high ${one}`), lookup));
        const second = core(await interpret(said(`${other} Coupon 检查 @maya !高 ${two}`), lookup));
        expect(second).toEqual(first);
      }),
      { numRuns: 400, seed: 26 },
    );
    await fc.assert(
      fc.asyncProperty(time, either(DUE_VERBS), async ([one, two], [verb, other]) => {
        const first = core(await interpret(said(`${verb} BF26-8 ${one}`), lookup));
        expect(core(await interpret(said(`${other} BF26-8 ${two}`), lookup))).toEqual(first);
      }),
      { numRuns: 400, seed: 27 },
    );
  });

  it('is always understood: such a time is applied or asked, never refused', async () => {
    await fc.assert(
      fc.asyncProperty(time, async ([one]) => {
        const { kind } = await interpret(inAngeles(`new Check images ${one}`), lookup);
        expect(['intent', 'ask']).toContain(kind);
      }),
      { numRuns: 300, seed: 28 },
    );
  });
});
