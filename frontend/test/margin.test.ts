// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Margin } from '../src/annotation/margin';
import { stubLayout } from './page-layout';

let host: HTMLElement;
let margin: Margin;
/** What the margin reads of the layout, and writes to it, in this order. */
let layoutAccess: string[] = [];
const listener = { cardsChanged: vi.fn(), activated: vi.fn(), left: vi.fn() };

/** Words at a height of the page. */
function words(id: string, top: number, mark = `<mark data-annotation="${id}">words</mark>`): void {
  host.querySelector('.text')!.insertAdjacentHTML('beforeend', mark);
  const added = host.querySelector('.text')!.lastElementChild!;
  added.getBoundingClientRect = () => {
    layoutAccess.push('read');
    return new DOMRect(0, top, 50, 20);
  };
}

function card(id: string, height: number, content = '<p>A comment</p><input>', column = 0): HTMLElement {
  const added = document.createElement('article');
  added.tabIndex = -1;
  added.dataset.annotation = id;
  added.innerHTML = content;
  Object.defineProperty(added, 'offsetHeight', {
    configurable: true,
    get: () => {
      layoutAccess.push('read');
      return height;
    },
  });
  const setProperty = added.style.setProperty.bind(added.style);
  added.style.setProperty = (name, value) => {
    layoutAccess.push('write');
    setProperty(name, value);
  };
  host.querySelectorAll('.aligned')[column]!.append(added);
  return added;
}

async function arranged(): Promise<void> {
  layoutAccess = [];
  listener.cardsChanged.mockClear();
  margin.schedule();
  await vi.waitFor(() => expect(listener.cardsChanged).toHaveBeenCalled());
}

beforeEach(() => {
  stubLayout();
  host = document.body.appendChild(document.createElement('div'));
  host.innerHTML = `
    <aside class="margin"><span role="status"></span><section class="aligned"></section><section class="aligned"></section></aside>
    <div class="page"><div class="text"></div></div>`;
  margin = new Margin(host, listener);
});

afterEach(() => {
  margin.close();
  host.remove();
  vi.unstubAllGlobals();
  vi.clearAllMocks();
});

describe('the margin', () => {
  it('places cards beside their words, below each other where these are close', async () => {
    words('two', 110);
    words('one', 100);
    const [two, one] = [card('two', 30), card('one', 50)];
    await arranged();
    expect([one.style.top, two.style.top]).toEqual(['100px', '158px']);
    expect(host.querySelector<HTMLElement>('.aligned')!.style.minBlockSize).toBe('188px');
  });

  it('leaves the cards where they were while a narrow window hides them', async () => {
    words('one', 100);
    let height = 50;
    const one = card('one', 50);
    Object.defineProperty(one, 'offsetHeight', { get: () => height });
    await arranged();
    height = 0;
    host.querySelector('.text')!.replaceChildren();
    await arranged();
    expect(one.style.top).toBe('100px');
  });

  it('places cards again when the text of an editor, which is made later, grows', () => {
    margin.close();
    const observed: Element[] = [];
    vi.spyOn(ResizeObserver.prototype, 'observe').mockImplementation((element) => void observed.push(element));
    host.querySelector('.text')!.className = '';
    margin = new Margin(host, listener);
    expect(observed).toContain(host.querySelector('.page'));
  });

  it('counts nothing from a column without cards, which stands below those of the others', async () => {
    const [filled, empty] = host.querySelectorAll<HTMLElement>('.aligned');
    empty!.getBoundingClientRect = () => new DOMRect(0, parseFloat(filled!.style.minBlockSize || '0'), 50, 0);
    words('one', 100);
    const one = card('one', 50);
    for (const _ of [1, 2, 3]) await arranged();
    expect([one.style.top, filled!.style.minBlockSize]).toEqual(['100px', '150px']);
  });

  it('moves no card from under a pressed pointer', async () => {
    words('one', 100);
    const one = card('one', 50);
    await arranged();
    one.dispatchEvent(new MouseEvent('pointerdown', { bubbles: true }));
    host.querySelector<HTMLElement>('.text mark')!.getBoundingClientRect = () => new DOMRect(0, 300, 50, 20);
    margin.schedule();
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(one.style.top).toBe('100px');
    window.dispatchEvent(new MouseEvent('pointerup'));
    await vi.waitFor(() => expect(one.style.top).toBe('300px'));
  });

  it('places the active card beside its words', async () => {
    words('one', 100);
    words('two', 110);
    const [one, two] = [card('one', 50), card('two', 30)];
    margin.setActive('two');
    await arranged();
    expect([one.style.top, two.style.top]).toEqual(['52px', '110px']);
    expect([one, two].map((each) => each.hasAttribute('data-active'))).toEqual([false, true]);
  });

  it('goes by the first of the marks where words are divided', async () => {
    words('one', 100);
    words('one', 200);
    const one = card('one', 50);
    await arranged();
    expect(one.style.top).toBe('100px');
  });

  it('is shown before the next frame, as what came into it may be given the focus', async () => {
    const column = host.querySelector('.aligned')!;
    column.toggleAttribute('hidden', true);
    host.querySelectorAll('.aligned')[1]!.remove();
    await Promise.resolve();
    expect(host.hasAttribute('data-margin')).toBe(false);
    column.toggleAttribute('hidden', false);
    await Promise.resolve();
    expect(host.hasAttribute('data-margin')).toBe(true);
  });

  it('reads the whole layout before it changes it', async () => {
    ['one', 'two', 'three'].forEach((id, index) => {
      words(id, 100);
      card(id, 50, undefined, index % 2);
    });
    const search = vi.spyOn(host, 'querySelector');
    await arranged();
    search.mockClear();
    await arranged();
    expect(layoutAccess.lastIndexOf('read')).toBeLessThan(layoutAccess.indexOf('write'));
    expect(search).not.toHaveBeenCalled();
  });

  it('takes room only with something in it, and counts its cards', async () => {
    host.querySelectorAll('.aligned').forEach((column) => column.toggleAttribute('hidden', true));
    await arranged();
    expect(host.hasAttribute('data-margin')).toBe(false);
    expect(listener.cardsChanged).toHaveBeenLastCalledWith(0);

    host.querySelector('.aligned')!.toggleAttribute('hidden', false);
    card('one', 50);
    card('empty', 0, '');
    await arranged();
    expect(host.hasAttribute('data-margin')).toBe(true);
    expect(listener.cardsChanged).toHaveBeenLastCalledWith(1);
  });

  it('comes after the text in the order of the Tab key', async () => {
    await arranged();
    expect(host.lastElementChild!.className).toBe('margin');
  });
});

describe('a card', () => {
  it('is active when it gets the focus', async () => {
    const one = card('one', 50);
    await arranged();
    one.focus();
    expect(listener.activated).toHaveBeenCalledWith('one');
  });

  it('gets the focus if there is one', async () => {
    const one = card('one', 50);
    await arranged();
    expect(margin.focus('other')).toBe(false);
    expect(margin.focus('one')).toBe(true);
    expect(document.activeElement).toBe(one);
  });

  it('is left with Escape, unless the person writes in it', async () => {
    const one = card('one', 50);
    await arranged();
    const escape = () => new KeyboardEvent('keydown', { key: 'Escape', bubbles: true });
    one.querySelector('input')!.dispatchEvent(escape());
    expect(listener.left).not.toHaveBeenCalled();
    one.dispatchEvent(escape());
    expect(listener.left).toHaveBeenCalledWith('one');
  });
});
