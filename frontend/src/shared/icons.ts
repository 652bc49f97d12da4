/** Line drawings of 20 × 20 units, drawn for this toolbar. */
const paths = {
  undo: 'M7 4 3.5 7.5 7 11 M3.5 7.5H12a4.25 4.25 0 0 1 0 8.5H8',
  redo: 'M13 4l3.5 3.5L13 11 M16.5 7.5H8a4.25 4.25 0 0 0 0 8.5h4',
  paragraph: 'M15.5 4H8.5a3.5 3.5 0 0 0 0 7H11 M11 4v12.5 M14 4v12.5',
  bold: 'M6 4h4.75a3 3 0 0 1 0 6H6z M6 10h5.5a3.25 3.25 0 0 1 0 6.5H6z',
  italic: 'M9 4h6 M5 16h6 M12 4 8 16',
  link: 'M8.5 11.5a3.2 3.2 0 0 0 4.6 0l2.6-2.6a3.25 3.25 0 0 0-4.6-4.6l-.9.9 M11.5 8.5a3.2 3.2 0 0 0-4.6 0l-2.6 2.6a3.25 3.25 0 0 0 4.6 4.6l.9-.9',
  bulletList: 'M8 5h9 M8 10h9 M8 15h9 M3.6 5h.8 M3.6 10h.8 M3.6 15h.8',
  orderedList: 'M8.5 5H17 M8.5 10H17 M8.5 15H17 M3 4l1.2-.8v3.6 M2.8 12.6c.3-1.2 2.4-1.1 2.3.2 0 .9-1.4 1.4-2.3 2.6h2.5',
  blockquote: 'M4 4v12 M8 6h9 M8 10h9 M8 14h6',
  footnote: 'M3 6h7 M3 10h9 M3 14h6 M14.5 4.5 16 3.4v5.2',
  table: 'M3 4.5h14v11H3z M3 8.5h14 M8.5 8.5v7',
  horizontalRule: 'M3 10h14 M6 5.5h8 M6 14.5h8',
  leftToRight: 'M12.5 3.5H8a2.75 2.75 0 0 0 0 5.5h1 M9.2 3.5v8 M12 3.5v8 M4 14.5h12 M13.5 12.5l2.2 2-2.2 2',
  rightToLeft: 'M14.5 3.5H10a2.75 2.75 0 0 0 0 5.5h1 M11.2 3.5v8 M14 3.5v8 M4 14.5h12 M6.5 12.5l-2.2 2 2.2 2',
  addRow: 'M3 4h14v5H3z M10 12v5 M7.5 14.5h5',
  deleteRow: 'M3 4h14v5H3z M7.5 14.5h5',
  addColumn: 'M4 3h5v14H4z M14.5 7.5v5 M12 10h5',
  deleteColumn: 'M4 3h5v14H4z M12 10h5',
  headerRow: 'M3 4.5h14v11H3z M3 8.5h14 M3.5 6.5h13 M10 8.5v7',
  deleteTable: 'M4.5 5.5h11 M8 5.5V3.8h4v1.7 M6 5.5l.7 10.7h6.6L14 5.5 M8.6 8.5v5 M11.4 8.5v5',
  outline: 'M3 5h10 M6 10h10 M6 15h7',
  people: 'M7.5 9.5a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5z M2.5 16c0-2.6 2.1-4 5-4s5 1.4 5 4 M13 4.3a2.7 2.7 0 0 1 0 5 M15 12.4c1.6.6 2.5 1.8 2.5 3.6',
  comment: 'M3.5 4.5h13v9H9l-3.5 3v-3h-2z M7 8h6 M7 10.5h4',
  suggest: 'M4 16l.8-3.4L11.5 6l2.6 2.6-6.7 6.7z M14.5 3v4 M12.5 5h4 M11 17h6',
  find: 'M8.75 14a5.25 5.25 0 1 0 0-10.5 5.25 5.25 0 0 0 0 10.5z M12.5 12.5 17 17',
  authors: 'M4 16l.8-3.4L13 4.4a1.6 1.6 0 0 1 2.3 0l.3.3a1.6 1.6 0 0 1 0 2.3l-8.2 8.2z M11 17h6',
  history: 'M4.2 7.5A6.5 6.5 0 1 1 3.5 11 M3.5 4v3.7h3.7 M10 6.8V10l2.4 1.6',
  changes: 'M3.5 5h13 M3.5 9h6 M3.5 13h5 M14 8v6 M11 11h6 M11 16.5h6',
  keep: 'M6 3h8v14H6z M10 6v5 M7.8 9 10 11.2 12.2 9 M9 14.5h2',
  help: 'M3 6h14v8.5H3z M6 9h.6 M9.7 9h.6 M13.4 9h.6 M7 12h6',
  previous: 'M5 12.5l5-5 5 5',
  next: 'M5 7.5l5 5 5-5',
  older: 'M12.5 5l-5 5 5 5',
  newer: 'M7.5 5l5 5-5 5',
  close: 'M5 5l10 10 M15 5 5 15',
} as const;

export type IconName = keyof typeof paths;

export function icon(name: IconName): SVGSVGElement {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  const path = document.createElementNS(namespace, 'path');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', paths[name]);
  svg.append(path);
  return svg;
}
