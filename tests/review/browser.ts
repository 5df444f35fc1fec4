import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import Chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { onTestFinished, vi } from 'vitest';
import { repository, type TestProject } from '../cli/project.ts';

/** A browser, a server and a whole article take their time on a busy machine. */
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

const main = join(repository, 'dist/cli/main.js');

/** `dragoman review`, running in a project. */
export interface ReviewServer {
  /** The address with the one-time word, or without where people log in. */
  readonly url: string;
  readonly origin: string;
  readonly process: ChildProcess;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

export async function startReview(
  project: TestProject,
  args: readonly string[] = ['--port', '0'],
): Promise<ReviewServer> {
  const child = spawn(process.execPath, [main, 'review', '--no-open', '--by', 'Anna Nowak', ...args], {
    cwd: project.root,
  });
  const ended = new Promise<void>(done => child.once('close', () => done()));
  const url = await new Promise<string>((done, fail) => {
    let notes = '';
    child.stderr.setEncoding('utf8').on('data', text => (notes += text));
    child.stdout.setEncoding('utf8').on('data', (text: string) => done(text.trim()));
    child.once('close', () => fail(new Error(notes)));
  });
  const server: ReviewServer = {
    url,
    origin: new URL(url).origin,
    process: child,
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      await ended;
    },
  };
  onTestFinished(() => server.stop('SIGKILL'));
  return server;
}

let opened: Promise<Browser> | undefined;

/** One real browser for all tests of a file. */
export async function openBrowser(): Promise<Browser> {
  opened ??= (async () =>
    chromium.launch({ executablePath: await Chromium.executablePath(), args: ['--no-sandbox'], headless: true }))();
  return opened;
}

export async function closeBrowser(): Promise<void> {
  await (await opened)?.close();
  opened = undefined;
}

/** A page of a browser of its own, as a person has it; what the page complains of fails the test. */
export async function openPage(url: string, options: BrowserContextOptions = {}): Promise<Page> {
  const browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', ...options });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on('pageerror', error => complaints.push(error.message));
  page.on('request', request => {
    if (!request.url().startsWith(new URL(url).origin)) complaints.push(`asked ${request.url()}`);
  });
  onTestFinished(() => {
    if (complaints.length > 0) throw new Error(complaints.join('\n'));
  });
  await page.goto(url);
  return page;
}

/** Waits until everything typed is with the server. */
export async function saved(page: Page): Promise<void> {
  await page.waitForTimeout(60);
  await page.locator('[data-unsent="0"]').waitFor();
}
