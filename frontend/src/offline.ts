import './editor';
import type { CommuniqueEditor } from './editor-element';
import { make } from './dom';
import { findKept, textOf } from './kept';
import { translator } from './texts';

/** The page that the service worker shows where a draft's own page cannot be had. */
async function show(): Promise<void> {
  const document = /statements\/([^/]+)\/draft/.exec(location.pathname)?.[1] ?? '';
  const draft = await findKept(document);
  const translate = translator(draft?.texts ?? {});
  const again = make('button', { type: 'button' }, translate('editor.offline.again'));
  again.addEventListener('click', () => location.reload());
  const note = make('p', {}, translate(draft ? 'editor.offline.kept' : 'editor.offline.none'), ' ', again);
  const page = make('main', {}, note);
  if (draft) {
    const { title, language, texts, member, userName, userColor, key } = draft;
    const editor = make('communique-editor' as 'div') as unknown as CommuniqueEditor;
    const held = { key, state: await textOf(draft) };
    Object.assign(editor, { document, url: 'collab', language, texts, member, userName, userColor, held });
    globalThis.document.documentElement.lang = language || 'en';
    globalThis.document.title = title;
    page.append(make('h1', {}, title), editor);
  }
  globalThis.document.body.append(page);
}

void show();
