import type { Annotation } from '../annotation/annotations';
import type { LinkedPassage } from '../annotation/word-links';
import type { OfflineState } from '../collaboration/session';
import type { Row } from '../language/rows';
import type { Texts } from '../shared/texts';
import type { Suggestion } from '../suggestion/suggestion-marks';

/** For a text in which nothing is written yet, too. */
export interface TextLanguage {
  /** BCP 47 tag. */
  lang: string;
  dir: 'ltr' | 'rtl';
}

export interface SourceText extends TextLanguage {
  /** Its draft's name on the server. */
  document: string;
}

/** The element's properties; some are also attributes, of the same name with dashes. */
export interface EditorSettings {
  /** The draft's name on the server. */
  document: string;
  /** Path or address of the WebSocket; a path is on the page's own origin. */
  url: string;
  token: string | null;
  /** The member's id. */
  member: string;
  /** Base64 of 32 bytes: the key that encrypts unsent edits in the browser; without it none are stored. */
  unsentKey: string | null;
  /** The draft as stored on this device, for the page that opens without a network. */
  offlineState: OfflineState | null;
  /** Words that something in the margin is about. */
  annotations: Annotation[];
  /** Words that lead to what they mean, set after `links-wanted`. */
  links: LinkedPassage[];
  /** Base64 of a Yjs update (V1) that holds the text which this draft began as a copy of; empty for none. */
  base: string;
  /** Whether words can be chosen to comment on. */
  commentable: boolean;
  /** Whether the person can suggest changes. */
  suggestable: boolean;
  /** The person's own copy of the draft, in which they write what they suggest; empty while they do not. */
  copy: string;
  /** What is suggested to change in the draft. */
  suggestions: Suggestion[];
  /** The text that this one translates, which is shown beside it; null for none. */
  source: SourceText | null;
  /** Of the text itself, if it is known. */
  textLanguage: TextLanguage | null;
  /** Which passages of both say the same, and what is known of them. */
  rows: Row[];
  userName: string;
  /** As #rrggbb; without it the colour follows from the name. */
  userColor: string | null;
  readonly: boolean;
  /** BCP 47 tag of the screen's language, for the texts' language and the word count. */
  language: string;
  texts: Texts;
}

export const defaults: EditorSettings = {
  document: '',
  url: '/collab',
  token: null,
  member: '',
  unsentKey: null,
  offlineState: null,
  annotations: [],
  links: [],
  base: '',
  commentable: false,
  suggestable: false,
  copy: '',
  suggestions: [],
  source: null,
  textLanguage: null,
  rows: [],
  userName: '',
  userColor: null,
  readonly: false,
  language: '',
  texts: {},
};

/** Attribute names and how their values are read. */
export const attributes: Record<string, (value: string | null) => Partial<EditorSettings>> = {
  document: (value) => ({ document: value ?? '' }),
  url: (value) => ({ url: value ?? defaults.url }),
  token: (value) => ({ token: value }),
  'user-name': (value) => ({ userName: value ?? '' }),
  'user-color': (value) => ({ userColor: value }),
  readonly: (value) => ({ readonly: value !== null && value !== 'false' }),
  language: (value) => ({ language: value ?? '' }),
  texts: (value) => ({ texts: readTexts(value) }),
};

export function readTexts(value: unknown): Texts {
  if (typeof value !== 'string') return (value ?? {}) as Texts;
  return JSON.parse(value || '{}') as Texts;
}

/** Properties that may come as JSON. */
export const readers: Partial<Record<keyof EditorSettings, (value: unknown) => EditorSettings[keyof EditorSettings]>> = {
  texts: readTexts,
};

/** The WebSocket's full address, from a path on the page's origin or an address of any of the four schemes. */
export function socketAddress(url: string, page: string): string {
  const address = new URL(url, page);
  address.protocol = address.protocol.replace(/^http/, 'ws');
  return address.href;
}
