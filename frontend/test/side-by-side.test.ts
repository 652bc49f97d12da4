// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RowSpaces } from '../src/language/row-spaces';
import type { Row } from '../src/language/rows';
import { type Side, SideBySide } from '../src/language/side-by-side';
import { translator } from '../src/shared/texts';
import { collaborator } from './collaborators';

const row = (key: string, sourceHash: string): Row => ({ key, sourceHash, source: [], target: [], words: true, facts: ['UNCONFIRMED'] });

const shown: SideBySide[] = [];

beforeEach(() => {
  vi.stubGlobal('ResizeObserver', class {
    observe() {}
    disconnect() {}
  });
});

afterEach(() => {
  shown.splice(0).forEach((sides) => sides.close());
  vi.unstubAllGlobals();
});

function open() {
  const side = (id: number): Side => {
    const { editor } = collaborator(id, undefined, { more: [RowSpaces] });
    return { editor, passages: { read: () => new Map() } };
  };
  const server = { saved: true };
  const confirmed: string[] = [];
  const target = side(2);
  const sides = new SideBySide(side(1), target, {
    translate: translator(),
    isSaved: () => server.saved,
    rowChosen: () => {},
    rowConfirmed: (key, source) => confirmed.push(`${key} of ${source}`),
    textChanged: () => {},
  });
  shown.push(sides);
  const choose = (index: number) => (sides.marks.children[index] as HTMLElement).click();
  return { sides, server, confirmed, choose, target };
}

describe('a source beside its translation', () => {
  it('is confirmed as it was seen then, though it is stored later', () => {
    const { sides, server, confirmed, choose } = open();
    sides.show([row('a', 'two weeks')]);
    choose(0);
    server.saved = false;
    sides.confirmChosen();
    sides.show([row('a', '48 hours')]);
    expect(confirmed).toEqual([]);
    server.saved = true;
    sides.saved();
    sides.saved();
    expect(confirmed).toEqual(['a of two weeks']);
  });

  it('is confirmed passage by passage also where the words of none were stored yet', () => {
    const { sides, server, confirmed, choose } = open();
    sides.show([row('a', '1'), row('b', '2')]);
    choose(0);
    server.saved = false;
    sides.confirmChosen();
    sides.confirmChosen();
    server.saved = true;
    sides.saved();
    expect(confirmed).toEqual(['a of 1', 'b of 2']);
  });

  it('is not confirmed by those who only read', () => {
    const { sides, confirmed, choose, target } = open();
    sides.show([row('a', '1')]);
    choose(0);
    target.editor.setEditable(false);
    sides.confirmChosen();
    expect(confirmed).toEqual([]);
  });
});
