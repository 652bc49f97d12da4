// @vitest-environment jsdom
import { beforeAll, expect, it } from 'vitest';
import { CommuniqueEditor } from '../src/editor/editor-element';
import { defaults } from '../src/editor/settings';

beforeAll(() => customElements.define('communique-editor', CommuniqueEditor));

const editor = () => document.createElement('communique-editor') as CommuniqueEditor & Record<string, unknown>;

it('has a property for each setting, which nothing of its own hides', () => {
  for (const name of Object.keys(defaults)) {
    expect(name in editor(), name).toBe(true);
    expect(Object.hasOwn(editor(), name), name).toBe(false);
    expect(Object.hasOwn(CommuniqueEditor.prototype, name), name).toBe(false);
  }
});

it('reads settings from attributes, and from JSON', () => {
  const element = editor();
  element.setAttribute('user-name', 'Amina');
  element.texts = '{"editor.text.label":"Text"}';
  expect(element.userName).toBe('Amina');
  expect(element.texts).toEqual({ 'editor.text.label': 'Text' });
});

it('takes over what was set before its class was loaded', () => {
  const element = editor();
  Object.defineProperty(element, 'commentable', { value: true, configurable: true, writable: true, enumerable: true });
  document.body.append(element);
  expect(Object.hasOwn(element, 'commentable')).toBe(false);
  expect(element.commentable).toBe(true);
  element.remove();
});
