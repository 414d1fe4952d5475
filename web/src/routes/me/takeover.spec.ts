import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { takeFocus } from './takeover.ts';

const body = {};
const button = {};
const heading = { tabIndex: 0, focus: vi.fn() };
const page = { activeElement: body, body };
const scrolled = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', page);
  vi.stubGlobal('scrollTo', scrolled);
  page.activeElement = body;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.clearAllMocks();
});

const screenTakesOver = () => takeFocus(heading as unknown as HTMLElement);

test('a screen that takes over is at its top at once, and its heading has the focus when it is painted', () => {
  screenTakesOver();
  expect(scrolled).toHaveBeenCalledExactlyOnceWith(0, 0);
  expect(heading.focus).not.toHaveBeenCalled();
  vi.runAllTimers();
  expect(heading.tabIndex).toBe(-1);
  expect(heading.focus).toHaveBeenCalledExactlyOnceWith({ preventScroll: true });
});

test('the focus of a screen that is gone passes to the heading', () => {
  page.activeElement = button;
  screenTakesOver();
  page.activeElement = body;
  vi.runAllTimers();
  expect(heading.focus).toHaveBeenCalledOnce();
});

test('a reader who has gone on to something else keeps the focus there', () => {
  screenTakesOver();
  page.activeElement = button;
  vi.runAllTimers();
  expect(heading.focus).not.toHaveBeenCalled();
});

test('a screen that goes before it was painted takes no focus', () => {
  const leave = screenTakesOver();
  leave();
  vi.runAllTimers();
  expect(heading.focus).not.toHaveBeenCalled();
});
