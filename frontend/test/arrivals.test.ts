// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Arrivals, SETTLES_AFTER_MS } from '../src/collaboration/arrivals';
import type { Person } from '../src/collaboration/people';

const person = (name: string, self = false): Person => ({ id: name, name, colour: '#000000', self });
const dana = person('Dana', true);
const emil = person('Emil');
const kim = person('Kim');
let arrivals: Arrivals;

beforeEach(() => {
  vi.useFakeTimers();
  arrivals = new Arrivals((key, name) => `${name} ${key.split('.').at(-1)}.`);
});

afterEach(() => vi.useRealTimers());

function settled(...people: Person[]): string {
  arrivals.show(people);
  vi.advanceTimersByTime(SETTLES_AFTER_MS);
  return arrivals.root.textContent;
}

test('says nothing of those who are there at first', () => {
  expect(settled(dana, emil)).toBe('');
});

test('says who came and who went', () => {
  settled(dana, emil);
  expect(settled(dana, kim)).toBe('Kim joined. Emil left.');
});

test('says nothing of a connection that broke and came back', () => {
  settled(dana, emil);
  arrivals.show([dana]);
  vi.advanceTimersByTime(SETTLES_AFTER_MS / 2);
  expect(settled(dana, emil)).toBe('');
});

test('says who came while others move their carets', () => {
  settled(dana, emil);
  for (let moves = 0; moves < 5; moves++) {
    arrivals.show([dana, emil, kim]);
    vi.advanceTimersByTime(SETTLES_AFTER_MS / 2);
  }
  expect(arrivals.root.textContent).toBe('Kim joined.');
});

test('says a name as it is when it is said', () => {
  settled(dana);
  arrivals.show([dana, { ...kim, name: '' }]);
  arrivals.show([dana, kim]);
  vi.advanceTimersByTime(SETTLES_AFTER_MS);
  expect(arrivals.root.textContent).toBe('Kim joined.');
});
