import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';
import { journeys } from '../journeys/service.ts';
import type { Service } from '../journeys/standing.ts';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const DESKTOP = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

if (existsSync(CHROMIUM)) journeys('the playground page', declare);
else {
  console.info(`The page was not tested: no Chromium at ${CHROMIUM}; set CHROMIUM to its path.`);
  it.skip('the playground page needs a Chromium', () => undefined);
}

function declare(service: Service): void {
  let browser: Browser;
  /** What a careful reader of the browser's console and network would complain about. */
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
  }, 60_000);

  beforeEach(() => {
    complaints.length = 0;
  });

  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });

  afterAll(() => browser.close());

  async function open(options: BrowserContextOptions = DESKTOP): Promise<Page> {
    const context = await browser.newContext({ locale: 'en-US', reducedMotion: 'reduce', ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol !== 'data:' && origin !== service.url) complaints.push(`asked ${request.url()}`);
    });
    await page.goto(service.url);
    await page.locator('body[data-ready]').waitFor();
    return page;
  }

  it('shows a line typed in Lark as a card in Slack, and a press in Slack on the Lark card', async () => {
    const page = await open();
    const [lark, slack] = [chat(page, 'lark'), chat(page, 'slack')];
    await type(lark, '@bot 新建 检查 coupon 设置 @Maya !高 周五下午6点 洛杉矶时间 #BF26');

    const slackCard = slack.locator('.message', { hasText: 'BF26-11 · 检查 coupon 设置' });
    await expectText(slackCard, 'Fri 30 Oct 18:00 PDT');
    const larkCard = lark.locator('.message', { has: page.locator('.card-head') });
    await expectText(larkCard, '10月31日 周六 09:00 中国');
    await larkCard.locator('.tint-blue').waitFor();

    await slackCard.getByRole('button', { name: 'Done' }).focus();
    await page.keyboard.press('Enter');
    await larkCard.locator('.tint-green').waitFor();
    await larkCard.getByRole('button', { name: '重开' }).waitFor();
    expect(await lark.locator('.message.changed').count()).toBe(1);
    // The keyboard stays on the card that changed under it.
    await slackCard.locator('button:focus', { hasText: 'Reopen' }).waitFor();
    await expectText(page.locator('#happened'), 'webhook 200');
    expect(complaints).toEqual([]);
  });

  it('shows a form above its chat, an error at its field, and closes it when it was taken', async () => {
    const page = await open();
    const slack = chat(page, 'slack');
    await slack.getByRole('tab', { name: 'Home' }).click();
    await slack.getByRole('button', { name: 'New task' }).click();
    const modal = page.getByRole('dialog', { name: 'New task' });
    const title = modal.getByLabel('What is to be done');
    await modal.getByRole('button', { name: 'Create' }).click();
    await expectText(modal.getByRole('alert').first(), 'Please complete this required field.');
    expect(await title.getAttribute('aria-invalid')).toBe('true');

    await title.fill('Book the photographer');
    const due = modal.locator('input[type=date]').first();
    await due.fill('2026-10-01');
    await modal.getByRole('button', { name: 'Create' }).click();
    const refused = modal.locator('.field.wrong', { has: page.locator('input[type=date][name=due]') });
    await refused.locator('.field-error').waitFor();
    expect((await refused.locator('.field-error').innerText()).length).toBeGreaterThan(5);

    await due.fill('2026-11-03');
    await modal.locator('input[type=time]').first().fill('09:30');
    await title.press('Enter');
    await modal.waitFor({ state: 'detached' });
    await slack.getByRole('tab', { name: 'Group' }).click();
    const card = slack.locator('.message', { hasText: 'Book the photographer' }).last();
    await expectText(card, 'Tue 3 Nov 09:30 PST');
    expect(complaints).toEqual([]);
  });

  it('shows more fields of a Slack form in its place, with what was typed', async () => {
    const page = await open();
    const slack = chat(page, 'slack');
    await slack.getByRole('tab', { name: 'Home' }).click();
    await slack.getByRole('button', { name: 'New task' }).click();
    const modal = page.getByRole('dialog', { name: 'New task' });
    await modal.getByLabel('What is to be done').fill('Book the photographer');
    expect(await modal.getByLabel('Checklist').count()).toBe(0);
    await modal.getByRole('button', { name: 'More fields' }).click();
    await modal.getByLabel('Checklist').fill('studio\nlamps');
    expect(await page.getByRole('dialog').count()).toBe(1);
    expect(await modal.getByLabel('What is to be done').inputValue()).toBe('Book the photographer');
    expect(await modal.getByRole('button', { name: 'More fields' }).count()).toBe(0);
    await modal.getByRole('button', { name: 'Create' }).click();
    await modal.waitFor({ state: 'detached' });
    await slack.getByRole('tab', { name: 'Group' }).click();
    const card = slack.locator('.message', { hasText: 'Book the photographer' }).last();
    await expectText(card, 'Checklist 0/2');
    expect(complaints).toEqual([]);
  });

  it('fills in a Lark form card in the direct chat that it was sent to', async () => {
    const page = await open();
    const lark = chat(page, 'lark');
    await type(lark, '@bot 新建 更新主图 @李婷 明天上午9点');
    await lark.getByRole('button', { name: '改期' }).click();
    await lark.locator('.notice').getByRole('button', { name: 'Open' }).click();
    const card = lark.locator('.message', { has: page.locator('.card-form') }).last();
    await card.locator('input[type=datetime-local]').fill('2026-10-31T10:30');
    await card.getByRole('button', { name: '保存' }).click();
    await lark.locator('.card-form').waitFor({ state: 'detached' });
    await lark.getByRole('tab', { name: 'Group' }).click();
    await expectText(lark.locator('.message').last(), '10月31日 周六 10:30 中国');
    expect(complaints).toEqual([]);
  });

  it('shows text from people as they typed it, whatever it looks like', async () => {
    const page = await open();
    const nasty = '<img src=x onerror=alert(1)> *b* [x](http://a.example) <!channel>';
    await type(chat(page, 'slack'), `/pm new ${nasty} @zhou fri 6pm`);
    for (const platform of ['slack', 'lark'] as const) {
      await expectText(chat(page, platform).locator('.message').last(), nasty);
    }
    await chat(page, 'dingtalk').locator('.card-title', { hasText: 'onerror' }).waitFor();
    expect(await page.locator('main img, main script, .list a').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('answers in a thread, shows what crossed the wire, and gives the keyboard back on Escape', async () => {
    const page = await open();
    const slack = chat(page, 'slack');
    await type(slack, 'Has anybody checked the coupon?');
    const question = slack.locator('.message', { hasText: 'Has anybody' });
    await question.getByRole('button', { name: 'Reply in thread' }).click();
    await type(slack, 'I did.');
    await slack.locator('.message', { hasText: 'I did.' }).waitFor();
    await page.keyboard.press('Escape');
    await question.getByRole('button', { name: '1 reply' }).waitFor();

    const json = question.getByRole('button', { name: /native JSON/ });
    await json.focus();
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog');
    await expectText(drawer.locator('.json'), '"text": "Has anybody checked the coupon?"');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    await question.locator('button:focus').waitFor();
    expect(complaints).toEqual([]);
  });

  it('moves the clock, and speaks Chinese when asked to', async () => {
    const page = await open();
    const shenzhen = page.locator('.zone').first();
    await expectText(shenzhen, '10:15');
    await page.getByRole('button', { name: 'Move the clock one hour forward' }).click();
    await expectText(shenzhen, '11:15');
    await page.getByRole('button', { name: '切换到中文' }).click();
    await expectText(shenzhen, '10月29日 周四');
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    expect(complaints).toEqual([]);
  });

  it('fits a phone: one chat at a time behind tabs, and nothing beside the screen', async () => {
    const page = await open(PHONE);
    await type(chat(page, 'lark'), '@bot 新建 确认装箱清单 @周凯 周五下午6点');
    for (const platform of ['Lark', 'Slack', 'DingTalk']) {
      const tab = page.locator('#switch').getByRole('tab', { name: platform });
      await tab.click();
      await page.locator(`#switch [aria-selected=true]`, { hasText: platform }).waitFor();
      const card = chat(page, platform.toLowerCase()).locator('.message').last();
      const box = await card.boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
    }
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    expect(complaints).toEqual([]);
  });
}

function chat(page: Page, platform: string): Locator {
  return page.locator(`#chat-${platform}`);
}

/** Types a line and waits until all that it caused is on the page. */
async function type(where: Locator, line: string): Promise<void> {
  const box = where.locator('textarea');
  await box.fill(line);
  await box.press('Enter');
  await where.locator('.composer:not([aria-busy])').waitFor();
  await where.page().locator('body:not(.working)').waitFor();
}

async function expectText(where: Locator, text: string): Promise<void> {
  await where.filter({ hasText: text }).first().waitFor();
}
