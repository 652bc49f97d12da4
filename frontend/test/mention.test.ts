// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { kept, located, matching, typedBefore } from '../src/mention/mention';
import { CommuniqueMentions } from '../src/mention/mentions-element';

function typed(text: string): string | null {
  return typedBefore(text, text.length)?.name ?? null;
}

describe('a name that is typed', () => {
  it('begins with an @ that begins a word', () => {
    expect(typed('@')).toBe('');
    expect(typed('Please, @lu')).toBe('lu');
    expect(typed('(@Van der W')).toBe('Van der W');
    expect(typed('@رانيا')).toBe('رانيا');
    expect(typed('请@王')).toBe('王');
  });

  it('is not in an address, and not after the name was left behind', () => {
    expect(typed('name@example.org')).toBeNull();
    expect(typed('@one two three four five six')).toBeNull();
    expect(typed('@one, and')).toBeNull();
  });

  it('offers those whose names begin so, whatever the accents', () => {
    const members = ['Lucía Quispe', 'Anne-Lise Moe', 'Pieter van Wyk', '王小明'].map((name) => ({ id: name, name }));
    const names = (text: string) => matching(members, text).map(({ name }) => name);
    expect(names('luc')).toEqual(['Lucía Quispe']);
    expect(names('LÍ')).toEqual(['Anne-Lise Moe']);
    expect(names('wyk p')).toEqual(['Pieter van Wyk']);
    expect(names('小明')).toEqual(['王小明']);
    expect(names('uispe')).toEqual([]);
    expect(names('')).toHaveLength(4);
  });

  it('offers those of an organisation after those of the name', () => {
    const members = [
      { id: '1', name: 'Ana Lima', of: 'Lakeside' },
      { id: '2', name: 'Lake Ito', of: 'Alpine' },
    ];
    expect(matching(members, 'lake').map(({ id }) => id)).toEqual(['2', '1']);
    expect(matching(members, 'ana lakes').map(({ id }) => id)).toEqual(['1']);
  });
});

describe('a mention', () => {
  const ana = { id: '1', name: 'Ana Lima' };
  const other = { id: '2', name: 'Ana Lima' };

  it('stays the person who was chosen while others of the same name come and go before it', () => {
    const before = '@Ana Lima, @Ana Lima';
    const both = located([ana, other], before);
    expect(both.map(({ at }) => at)).toEqual([0, 11]);
    expect(kept(both, before, '@Ana Lima', 0)).toEqual([{ ...other, at: 0 }]);
    expect(kept(both, before, 'So @Ana Lima, @Ana Lima', 3).map(({ at }) => at)).toEqual([3, 14]);
  });

  it('ends when its name is changed', () => {
    expect(kept([{ ...ana, at: 0 }], '@Ana Lima', '@Ana Lma', 6)).toEqual([]);
    expect(kept([{ ...ana, at: 0 }], '@Ana Lima', '@Ana Lima!', 10)).toHaveLength(1);
  });
});

describe('the list of names', () => {
  let area: HTMLTextAreaElement;
  let element: CommuniqueMentions;
  const heard: string[][] = [];
  const options = () => [...element.querySelectorAll('[role="option"]')].map(({ textContent }) => textContent);
  const type = (text: string) => {
    area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
    area.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
  const press = (key: string) => area.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));

  beforeEach(() => {
    if (!customElements.get('communique-mentions')) customElements.define('communique-mentions', CommuniqueMentions);
    document.body.innerHTML = '<div><textarea></textarea></div><communique-mentions none="No one."></communique-mentions>';
    area = document.querySelector('textarea')!;
    element = document.querySelector('communique-mentions')!;
    heard.length = 0;
    element.addEventListener('mentioned', (event) => heard.push((event as CustomEvent).detail.members));
    area.focus();
  });

  it('asks for the members once, and puts in the one that the keys chose', () => {
    let asked = 0;
    element.addEventListener('members-wanted', () => asked++);
    type('See @');
    element.members = [
      { id: '1', name: 'Ana Lima', of: 'Lakeside' },
      { id: '2', name: 'Ana Lima', of: 'Alpine' },
    ];
    expect(options()).toEqual(['Ana LimaLakeside', 'Ana LimaAlpine']);
    press('ArrowDown');
    expect(area.getAttribute('aria-activedescendant')).toBe(element.querySelector('[aria-selected="true"]')!.id);
    expect(press('Enter')).toBe(false);
    expect(area.value).toBe('See @Ana Lima ');
    expect(heard).toEqual([['2']]);
    expect(asked).toBe(1);
    type('x');
    expect(press('Enter')).toBe(true);
  });

  it('offers names for what was typed before its program came, and once although it was moved', () => {
    document.body.innerHTML = '<div><textarea>@an</textarea></div>';
    area = document.querySelector('textarea')!;
    area.focus();
    area.setSelectionRange(3, 3);
    element = document.createElement('communique-mentions') as CommuniqueMentions;
    element.members = [{ id: '1', name: 'Ana Lima' }];
    document.body.append(element);
    document.body.append(element);
    expect(options()).toEqual(['Ana Lima']);
    press('Enter');
    expect(area.value).toBe('@Ana Lima ');
  });

  it('offers names again once it was moved with its field, which has the focus again', async () => {
    element.members = [{ id: '1', name: 'Ana Lima' }];
    type('@an');
    area.blur();
    expect(area.hasAttribute('aria-activedescendant')).toBe(false);
    document.body.append(area.parentElement!, element);
    area.focus();
    await Promise.resolve();
    expect(area.hasAttribute('aria-activedescendant')).toBe(true);
  });

  it('leaves what was typed after Escape, until another @', () => {
    element.members = [{ id: '1', name: 'Ana Lima' }];
    type('@an');
    expect(press('Escape')).toBe(false);
    type('a');
    expect(press('Enter')).toBe(true);
    type(' @zz');
    expect(element.querySelector('p')!.textContent).toBe('No one.');
    expect(heard).toEqual([]);
  });
});
