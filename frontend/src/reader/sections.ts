import { make } from '../shared/dom';
import type { Passage } from './passages';

/** A part of the text, by the address of its first passage. */
export interface Section {
  address: string;
  title: string;
  read: boolean;
}

/** Puts a box at the end of each section that is shown; one that is there stays, as the focus may be on it. */
export function drawSections(
  root: HTMLElement,
  passages: ReadonlyMap<string, Passage>,
  sections: readonly Section[],
  label: string,
  marked: (address: string, read: boolean) => void,
): void {
  const starts = sections.map(({ address }) => blockOf(passages.get(address)));
  const wanted = sections.filter((_, index) => starts[index]);
  const there = [...root.querySelectorAll<HTMLElement>('.section-read')];
  const same = there.length === wanted.length && there.every((box, index) => box.dataset.section === wanted[index]!.address);
  if (!same) {
    there.forEach((box) => box.remove());
    root.querySelectorAll('[data-read]').forEach((block) => block.removeAttribute('data-read'));
    sections.forEach((section, index) => {
      const start = starts[index];
      if (start) place(start, starts.slice(index + 1).find((each) => each !== null), boxOf(section, start, label, marked));
    });
  }
  for (const { address, read } of sections) {
    const box = root.querySelector<HTMLInputElement>(`.section-read[data-section="${address}"] input`);
    if (box) box.checked = read;
    blockOf(passages.get(address))?.toggleAttribute('data-read', read);
  }
}

/** The child of the text, or the row of a comparison, that a passage is in. */
function blockOf(passage: Passage | undefined): HTMLElement | null {
  return passage?.element.closest<HTMLElement>('.prose > *:not(table), .prose > table:not(.beside), .beside tr') ?? null;
}

function boxOf({ address, title }: Section, start: HTMLElement, label: string, marked: (address: string, read: boolean) => void): HTMLElement {
  const input = make('input', { type: 'checkbox', 'aria-label': title === '' ? null : `${label}: ${title}` });
  input.addEventListener('change', () => marked(address, input.checked));
  const words = make('label', { lang: document.documentElement.lang }, input, label);
  return start instanceof HTMLTableRowElement
    ? make('tr', { class: 'section-read', 'data-section': address }, make('td', { colspan: 2 }, words))
    : make('div', { class: 'section-read', 'data-section': address }, words);
}

function place(start: HTMLElement, next: HTMLElement | null | undefined, box: HTMLElement): void {
  const parent = start.parentElement!;
  parent.insertBefore(box, next ?? parent.querySelector(':scope > .footnotes'));
}
