// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { ChangeDisplay } from '../src/amendment/change-display';
import { ShownChanges, shownChanges } from '../src/amendment/shown-changes';
import { translator } from '../src/shared/texts';
import { collaborator, sync } from './collaborators';

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', (work: () => void) => setTimeout(work, 1));
  vi.stubGlobal('cancelAnimationFrame', clearTimeout);
});

const displays: ChangeDisplay[] = [];

afterEach(() => {
  displays.splice(0).forEach((display) => display.close());
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function open(baseOf: (text: Uint8Array) => string) {
  const author = collaborator(1);
  author.editor.commands.setContent('<p>States shall respect privacy.</p>');
  const text = Y.encodeStateAsUpdate(author.doc);
  const copy = collaborator(2, text, { more: [ShownChanges] });
  const { editor } = copy;
  const told = vi.fn();
  const states: [boolean, boolean][] = [];
  const host = document.createElement('div');
  const display = new ChangeDisplay(translator(), { host, textChanged: told, stateChanged: (...state) => states.push(state) });
  displays.push(display);
  display.compareWith(baseOf(text));
  display.attach(editor);
  editor.on('transaction', ({ transaction }) => transaction.docChanged && display.textChanged(true));
  const marked = () => [...editor.view.dom.querySelectorAll('ins')].map(({ textContent }) => textContent);
  return { copy, author, editor, display, states, told, host, marked };
}

const until = (fact: () => void) => vi.waitFor(fact, { timeout: 4000 });

const ready = (states: unknown[]) => until(() => expect(states).not.toEqual([]));

describe('the display of changes', () => {
  it('shows what is typed, and no longer when it is turned off', async () => {
    const { editor, display, states, marked } = open(base64);
    await ready(states);
    editor.view.dispatch(editor.state.tr.insertText('All ', 1));
    await until(() => expect(marked()).toEqual(['All ']));
    display.toggle();
    expect(marked()).toEqual([]);
    expect(shownChanges(editor.state)).toBeNull();
    display.toggle();
    expect(marked()).toEqual(['All ']);
    expect(states).toEqual([[true, true], [true, false], [true, true]]);
  });

  it('tells of changes every second and a half at most, whoever made them', async () => {
    const { copy, author, editor, states, told } = open(base64);
    await ready(states);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    for (const at of [1, 2, 3]) editor.view.dispatch(editor.state.tr.insertText('x', at));
    vi.advanceTimersByTime(1400);
    expect(told).not.toHaveBeenCalled();
    vi.advanceTimersByTime(200);
    expect(told).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(5000);
    expect(told).toHaveBeenCalledTimes(1);
    author.editor.commands.insertContentAt(1, 'y');
    sync(copy, author);
    vi.advanceTimersByTime(1500);
    expect(told).toHaveBeenCalledTimes(2);
  });

  it('waits while an input method composes', async () => {
    const { editor, states, host, marked } = open(base64);
    await ready(states);
    host.dispatchEvent(new Event('compositionstart'));
    editor.view.dispatch(editor.state.tr.insertText('All ', 1));
    await new Promise((later) => setTimeout(later, 20));
    expect(marked()).toEqual([]);
    host.dispatchEvent(new Event('compositionend'));
    await until(() => expect(marked()).toEqual(['All ']));
  });

  it('does nothing without a base', async () => {
    const { editor, states, told } = open(() => '');
    await ready(states);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    editor.view.dispatch(editor.state.tr.insertText('All ', 1));
    vi.advanceTimersByTime(2000);
    expect(states).toEqual([[false, true]]);
    expect(told).not.toHaveBeenCalled();
    expect(shownChanges(editor.state)).toBeNull();
  });

  it.each([
    ['that is no Base64', () => '…'],
    ['that is no update', () => base64(Uint8Array.of(255, 255, 255, 255, 15, 1, 2, 3))],
    ['that is cut off', (text: Uint8Array) => base64(text.slice(0, text.length - 9))],
    ['that is too large', () => 'A'.repeat(24_000_000)],
  ])('leaves the editor as it is with a base %s', async (_, baseOf) => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { editor, states } = open(baseOf);
    await ready(states);
    expect(states).toEqual([[false, true]]);
    expect(logged).toHaveBeenCalled();
    editor.view.dispatch(editor.state.tr.insertText('All ', 1));
    expect(editor.getText()).toBe('All States shall respect privacy.');
  });

  it('compares with another base when it gets one', async () => {
    const { editor, display, states, marked, copy } = open(base64);
    await ready(states);
    editor.view.dispatch(editor.state.tr.insertText('All ', 1));
    await until(() => expect(marked()).toEqual(['All ']));
    display.compareWith(base64(Y.encodeStateAsUpdate(copy.doc)));
    await until(() => expect(marked()).toEqual([]));
  });
});
