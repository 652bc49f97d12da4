// @vitest-environment jsdom
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import '../src/links';

/** What Vaadin's router gets to see. */
const followed: string[] = [];
const vaadin = { Flow: {} as { navigation?: boolean }, connectionState: { state: 'connected' } };

function click(name: string): void {
  document.getElementById(name)!.click();
}

beforeAll(() => {
  vi.useFakeTimers();
  vi.stubGlobal('Vaadin', vaadin);
});

afterAll(() => vi.useRealTimers());

beforeEach(() => {
  document.body.innerHTML = '<a id="one" href="/one">1</a><a id="two" href="/two">2</a><a id="file" href="/file" download>3</a>';
  document.body.onclick = (event) => {
    event.preventDefault();
    followed.push((event.target as HTMLElement).id || new URL((event.target as HTMLAnchorElement).href).pathname);
  };
});

afterEach(() => {
  vaadin.Flow = {};
  vaadin.connectionState.state = 'connected';
  vi.advanceTimersByTime(5000);
  followed.length = 0;
});

describe('links', () => {
  it('are followed at once where no screen is on its way', () => {
    click('one');
    expect(followed).toEqual(['one']);
  });

  it('wait until the screen is there, and the last one is followed', () => {
    click('one');
    vaadin.Flow.navigation = true;
    vi.advanceTimersByTime(500);
    click('one');
    click('two');
    vi.advanceTimersByTime(500);
    expect(followed).toEqual(['one']);
    vaadin.Flow.navigation = false;
    vi.advanceTimersByTime(60);
    expect(followed).toEqual(['one', 'two']);
  });

  it('wait in the moment in which the router has not begun', () => {
    click('one');
    click('two');
    expect(followed).toEqual(['one']);
    vi.advanceTimersByTime(300);
    expect(followed).toEqual(['one', 'two']);
  });

  it('wait as long as the server is asked', () => {
    click('one');
    vaadin.connectionState.state = 'loading';
    click('two');
    vi.advanceTimersByTime(10_000);
    expect(followed).toEqual(['one']);
  });

  it('do not wait forever for a navigation that was stopped', () => {
    click('one');
    vaadin.Flow.navigation = true;
    click('two');
    vi.advanceTimersByTime(2100);
    expect(followed).toEqual(['one', 'two']);
    expect(vaadin.Flow.navigation).toBeUndefined();
  });

  it('are followed though their screen has gone', () => {
    click('one');
    click('two');
    document.getElementById('two')!.remove();
    vi.advanceTimersByTime(300);
    expect(followed).toEqual(['one', '/two']);
  });

  it('to files are none of these', () => {
    click('one');
    click('file');
    expect(followed).toEqual(['one', 'file']);
  });
});
