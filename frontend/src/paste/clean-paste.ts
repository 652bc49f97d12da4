import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { linkAddress } from '../shared/link-address';
import { convertFootnotes } from './pasted-footnotes';
import { convertWordLists } from './word-lists';

/**
 * Cleans pasted HTML; the schema then drops what is left over. An address pasted onto words links them.
 *
 * @param tracked called when what is pasted has tracked changes, which are taken as accepted
 */
export function cleanPaste(tracked: () => void) {
  return Extension.create({
    name: 'cleanPaste',
    addProseMirrorPlugins() {
      const { editor } = this;
      return [
        new Plugin({
          props: {
            transformPastedHTML: (html) => {
              if (editor.isEditable && tracksChanges(html)) tracked();
              return cleanHtml(html);
            },
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
}

/** As Word puts changes on the clipboard while it shows them. */
export function tracksChanges(html: string): boolean {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return body.querySelector('[data-pm-slice]') === null && body.querySelector('ins[cite], del[cite], .msoIns, .msoDel') !== null;
}

function pastedAddress(text: string): string | null {
  return /^(https?:\/\/|mailto:)\S+$/i.test(text.trim()) ? linkAddress(text) : null;
}

/** Not text of the page: scripts and styles, deleted or hidden text, and tables of contents, which Word generates. */
const NOT_CONTENT =
  'style, script, meta, link, title, xml, o\\:p, del, .msoDel, [hidden], [style*="mso-hide:all"], ' +
  '[style*="display:none"], [style*="display: none"], .EOP, p[class*="MsoToc"]';

/** Word marks comments in the text and appends them; Google Docs does so in the pages that it exports. */
const COMMENT_TEXTS =
  '[style*="mso-element:comment-list"], [style*="mso-element:comment"], .MsoCommentReference, a.msocomanchor, .msocomtxt';

/** Converts what word processors put on the clipboard into plain semantic HTML. */
export function cleanHtml(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const { body } = page;
  // Copied from an editor like this one: it is clean, and its directions were set by a person.
  if (body.querySelector('[data-pm-slice]')) return html;
  body.querySelectorAll(NOT_CONTENT).forEach((element) => element.remove());
  removeComments(body);
  removeCommentTexts(body);
  // Google Docs wraps everything in a <b> that is not bold.
  for (const wrapper of body.querySelectorAll('b[id^="docs-internal-guid"]')) wrapper.replaceWith(...wrapper.childNodes);
  normaliseSpaces(body);
  convertFootnotes(body);
  convertWordLists(body);
  convertBlocks(body);
  removeSpacing(body);
  keepDirections(body);
  cleanLinks(body);
  return body.innerHTML;
}

function removeComments(body: HTMLElement): void {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
  const comments: Node[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) (comment as Comment).remove();
}

function removeCommentTexts(body: HTMLElement): void {
  body.querySelectorAll(COMMENT_TEXTS).forEach((comment) => comment.remove());
  for (const anchor of body.querySelectorAll('a[href^="#cmnt"]')) {
    const isComment = anchor.id.startsWith('cmnt') && !anchor.id.startsWith('cmnt_ref');
    const part = isComment ? anchor.closest('div') : anchor.closest('sup');
    (part ?? anchor).remove();
  }
}

/** Collapses runs of spaces, which people use to indent and Word to fill; a single non-breaking space stays. */
function normaliseSpaces(body: HTMLElement): void {
  for (const filled of body.querySelectorAll('[style*="mso-spacerun"], [style*="mso-tab-count"], .Apple-tab-span')) {
    filled.textContent = ' ';
  }
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    text.data = text.data.replace(/[\u00ad\u200b\ufeff]/g, '').replace(/[\s\u00a0]{2,}/g, ' ');
  }
}

/** Word's titles and quotations are paragraphs with a class; the cells of its table heads are ordinary cells. */
function convertBlocks(body: HTMLElement): void {
  const document = body.ownerDocument;
  for (const title of body.querySelectorAll('p.MsoTitle')) {
    const heading = document.createElement('h1');
    heading.append(...title.childNodes);
    if (title.hasAttribute('dir')) heading.setAttribute('dir', title.getAttribute('dir')!);
    title.replaceWith(heading);
  }
  for (const paragraph of body.querySelectorAll('p.MsoQuote, p.MsoIntenseQuote')) {
    const before = paragraph.previousElementSibling;
    if (before?.localName === 'blockquote' && before.hasAttribute('data-quoted')) before.append(paragraph);
    else {
      const quotation = document.createElement('blockquote');
      quotation.setAttribute('data-quoted', '');
      paragraph.replaceWith(quotation);
      quotation.append(paragraph);
    }
  }
  for (const cell of body.querySelectorAll('thead td')) {
    const head = document.createElement('th');
    for (const { name, value } of cell.attributes) head.setAttribute(name, value);
    head.append(...cell.childNodes);
    cell.replaceWith(head);
  }
}

const BLOCKS = 'p, h1, h2, h3, h4, h5, h6, ul, ol, table, blockquote, hr, div';

/** Empty paragraphs, and line breaks next to blocks or at their end, which people use for spacing. */
function removeSpacing(body: HTMLElement): void {
  for (const line of body.querySelectorAll('br')) {
    const useless = isBlock(neighbour(line, 'previousSibling')) || isBlock(neighbour(line, 'nextSibling')) || isLast(line);
    if (useless || line.matches('[clear], [style*="page-break"]')) line.remove();
  }
  for (const block of body.querySelectorAll('p, h1, h2, h3, h4, h5, h6')) {
    const isEmpty = block.textContent!.trim() === '' && !block.querySelector('[data-footnote]');
    if (isEmpty && block.closest('li, td, th') === null) block.remove();
  }
}

function neighbour(node: Node, side: 'previousSibling' | 'nextSibling'): Node | null {
  let next = node[side];
  while (next?.nodeType === Node.TEXT_NODE && next.textContent!.trim() === '') next = next[side];
  return next;
}

function isBlock(node: Node | null): boolean {
  return node?.nodeType === Node.ELEMENT_NODE && (node as Element).matches(BLOCKS);
}

function isLast(line: Element): boolean {
  const parent = line.parentElement!;
  if (neighbour(line, 'nextSibling')) return false;
  return parent.localName === 'body' || parent.matches(`${BLOCKS}, li, td, th`) || isLast(parent);
}

/** Google Docs sets ltr on every block, though that is the default for Latin text; Word writes RTL in capitals. */
function keepDirections(body: HTMLElement): void {
  for (const block of body.querySelectorAll('[dir]')) {
    const direction = block.getAttribute('dir')!.toLowerCase();
    if (direction === 'rtl') block.setAttribute('dir', 'rtl');
    else block.removeAttribute('dir');
  }
}

/** Keeps links to web and mail addresses only, without the redirects of Google and Outlook; drops links to local files. */
function cleanLinks(body: HTMLElement): void {
  for (const anchor of body.querySelectorAll('a[href]')) {
    const href = anchor.getAttribute('href')!.trim();
    if (/^(https?:|mailto:)/i.test(href)) anchor.setAttribute('href', unwrapped(href));
    else anchor.removeAttribute('href');
  }
}

function unwrapped(href: string): string {
  if (!URL.canParse(href)) return href;
  const { hostname, pathname, searchParams } = new URL(href);
  const isGoogle = hostname === 'www.google.com' && pathname === '/url';
  const isOutlook = hostname.endsWith('.safelinks.protection.outlook.com');
  const target = isGoogle ? searchParams.get('q') : isOutlook ? searchParams.get('url') : null;
  return target !== null && /^https?:/i.test(target) ? target : href;
}
