import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { linkAddress } from './link';

/** Cleans pasted HTML; the schema then drops what is left over. An address pasted onto words links them. */
export const Paste = Extension.create({
  name: 'cleanPaste',
  addProseMirrorPlugins() {
    const { editor } = this;
    return [
      new Plugin({
        props: {
          transformPastedHTML: cleanHtml,
          handlePaste: (view, event) => {
            const href = pastedAddress(event.clipboardData?.getData('text/plain') ?? '');
            if (href === null || view.state.selection.empty || !view.editable) return false;
            return editor.commands.setMark('link', { href });
          },
        },
      }),
    ];
  },
});

function pastedAddress(text: string): string | null {
  return /^(https?:\/\/|mailto:)\S+$/i.test(text.trim()) ? linkAddress(text) : null;
}

/** Turns what word processors put on the clipboard into plain semantic HTML. */
export function cleanHtml(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const { body } = page;
  for (const rubbish of body.querySelectorAll('style, script, meta, link, title, xml, o\\:p, del, [hidden]')) {
    rubbish.remove();
  }
  removeComments(body);
  gatherFootnotes(body);
  gatherWordLists(body);
  // Google Docs wraps everything in a <b> that is not bold.
  for (const wrapper of body.querySelectorAll('b[id^="docs-internal-guid"]')) wrapper.replaceWith(...wrapper.childNodes);
  removeSpacing(body);
  keepDirections(body);
  return body.innerHTML;
}

/** Empty paragraphs and line breaks between blocks, with which people make room in word processors. */
function removeSpacing(body: HTMLElement): void {
  for (const line of body.querySelectorAll('br')) {
    if (line.parentElement!.querySelector(':scope > :is(p, h1, h2, h3, h4, h5, h6, ul, ol, table)')) line.remove();
  }
  for (const paragraph of body.querySelectorAll('p')) {
    const isEmpty = paragraph.textContent!.trim() === '' && paragraph.childElementCount <= 1;
    if (isEmpty && !paragraph.querySelector('br') && paragraph.closest('li, td, th') === null) paragraph.remove();
  }
}

/** Google Docs writes ltr on every block, which is what a block of Latin letters is anyway; Word writes RTL in capitals. */
function keepDirections(body: HTMLElement): void {
  for (const block of body.querySelectorAll('[dir]')) {
    const direction = block.getAttribute('dir')!.toLowerCase();
    if (direction === 'rtl') block.setAttribute('dir', 'rtl');
    else block.removeAttribute('dir');
  }
}

function removeComments(body: HTMLElement): void {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
  const comments: Node[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) (comment as Comment).remove();
}

/** Word: #_ftn1 and #_edn1; Google Docs: #ftnt1; LibreOffice: #sdfootnote1sym. */
const noteReference = /^#(_ftn|_edn|ftnt|sdfootnote|sdendnote)(\d+)(sym)?$/;

function gatherFootnotes(body: HTMLElement): void {
  for (const anchor of body.querySelectorAll<HTMLAnchorElement>('a[href*="#"]')) {
    const target = noteReference.exec(anchor.getAttribute('href')!.replace(/^[^#]*/, ''));
    if (!target) continue;
    const container = noteContainer(body, target[1]!, target[2]!);
    if (!container) continue;
    const note = body.ownerDocument.createElement('span');
    note.setAttribute('data-footnote', '');
    note.textContent = (container.textContent ?? '').replace(/\s+/g, ' ').trim().replace(/^(\[\d+\]|\d+)\s*/, '');
    (anchor.closest('sup') ?? anchor).replaceWith(note);
    container.remove();
  }
}

function noteContainer(body: HTMLElement, prefix: string, number: string): Element | null {
  const id = `${prefix}${number}`;
  const found =
    body.querySelector(`[id="${id}"]`) ??
    body.querySelector(`[id="${id.replace(/^_/, '')}"]`) ??
    body.querySelector(`a[name="${id}"], a[name="${id}sym"]`);
  return found?.matches('a') ? found.closest('div, p') : (found ?? null);
}

/** Word's lists are paragraphs of a class, with their level in a style and their bullet as text. */
function gatherWordLists(body: HTMLElement): void {
  let lists: HTMLElement[] = [];
  for (const paragraph of [...body.querySelectorAll<HTMLElement>('p')]) {
    const level = Number(/mso-list:[^;]*level(\d+)/.exec(paragraph.getAttribute('style') ?? '')?.[1] ?? 0);
    if (level === 0) {
      lists = [];
      continue;
    }
    const marker = paragraph.querySelector('[style*="mso-list:Ignore"], [style*="mso-list: Ignore"]');
    const tag = /^\s*[\da-z]+[.)]/i.test(marker?.textContent ?? '') ? 'ol' : 'ul';
    marker?.remove();
    if (lists.length === 0) paragraph.before((lists[0] = body.ownerDocument.createElement(tag)));
    lists.length = Math.min(lists.length, level);
    while (lists.length < level) lists.push(nested(lists.at(-1)!, tag));
    const item = body.ownerDocument.createElement('li');
    lists.at(-1)!.append(item);
    item.append(paragraph);
    paragraph.removeAttribute('style');
  }
}

function nested(list: HTMLElement, tag: string): HTMLElement {
  const document = list.ownerDocument;
  const item = list.lastElementChild ?? list.appendChild(document.createElement('li'));
  return item.appendChild(document.createElement(tag));
}
