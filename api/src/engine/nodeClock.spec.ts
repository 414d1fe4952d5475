import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NodeClock } from './nodeClock.ts';

const WALL = 1_790_000_000_000;
let ticks = 0;
const clockAt = (wall = WALL) => new NodeClock({ monotonic: () => ticks, wall: () => wall });
const pass = (milliseconds: number) => {
  ticks += milliseconds;
  vi.advanceTimersByTime(milliseconds);
};

beforeEach(() => {
  ticks = 5_000;
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

test('[CO9] a node’s clock is the host’s until the database was asked, and then the database’s', () => {
  const clock = clockAt();
  expect(clock.now()).toBe(WALL);
  const answered = clock.askDatabase();
  pass(10);
  answered(WALL + 60_000);
  expect(clock.now()).toBe(WALL + 60_005);
  pass(1_000);
  expect(clock.now()).toBe(WALL + 61_005);
});

test('[CO9] a clock that is set back stands still instead', () => {
  const clock = clockAt();
  clock.askDatabase()(WALL);
  const before = clock.now();
  clock.askDatabase()(WALL - 2_000);
  expect(clock.now()).toBe(before);
  pass(1_500);
  expect(clock.now()).toBe(before);
  pass(1_000);
  expect(clock.now()).toBe(before + 500);
});

test('[CO9] a host whose clock is minutes ahead does not wait them out: the first answer of the database sets it back', () => {
  const clock = clockAt();
  const woken: number[] = [];
  clock.at(clock.now() + 1_000, () => woken.push(clock.now()));
  clock.askDatabase()(WALL - 600_000);
  expect(clock.now()).toBe(WALL - 600_000);
  pass(1_000);
  expect(woken).toEqual([WALL - 599_000]);
});

test('[CO9] an answer that was long on its way moves a good offset no further than it must', () => {
  const clock = clockAt();
  clock.askDatabase()(WALL);
  const within = clock.askDatabase();
  pass(4_000);
  within(WALL + 3_900);
  expect(clock.now()).toBe(WALL + 4_000);
  const outside = clock.askDatabase();
  pass(4_000);
  outside(WALL + 9_000);
  expect(clock.now()).toBe(WALL + 9_000);
});

test('[CO9] asking again while the clock stands still leaves the offset right', () => {
  const clock = clockAt();
  clock.askDatabase()(WALL - 10_000);
  for (let second = 0; second < 20; second++) {
    pass(1_000);
    clock.askDatabase()(WALL - 10_000 + (second + 1) * 1_000);
  }
  expect(clock.now()).toBe(WALL + 10_000);
});

test('[CO10] a wake comes at its instant, never before', () => {
  const clock = clockAt();
  const woken: number[] = [];
  clock.at(WALL + 1_000, () => woken.push(clock.now()));
  clock.at(WALL - 1, () => woken.push(clock.now()));
  pass(999);
  expect(woken).toEqual([WALL + 999]);
  pass(1);
  expect(woken).toEqual([WALL + 999, WALL + 1_000]);
});

test('[CO9] how long something took is the host’s monotonic clock to say, whatever the clock is set to', () => {
  const clock = clockAt();
  const from = clock.elapsed();
  clock.askDatabase()(WALL + 600_000);
  pass(1_500);
  expect(clock.elapsed() - from).toBe(1_500);
});

test('[CO10] a wake that waits follows the clock when that is set', () => {
  const clock = clockAt();
  clock.askDatabase()(WALL);
  let woken = 0;
  clock.at(WALL + 60_000, () => woken++);
  clock.askDatabase()(WALL + 59_000);
  pass(1_000);
  expect(woken).toBe(1);
});

test('[CO10] a wake further away than a timer of Node reaches comes all the same', () => {
  const clock = clockAt();
  let woken = 0;
  clock.at(WALL + 2 ** 31 + 5_000, () => woken++);
  pass(2 ** 31 - 1);
  expect(woken).toBe(0);
  pass(5_001);
  expect(woken).toBe(1);
});

test('[CO10] a wake that was cancelled does not come', () => {
  const clock = clockAt();
  let woken = 0;
  clock.at(WALL + 10, () => woken++)();
  pass(1_000);
  expect(woken).toBe(0);
});
