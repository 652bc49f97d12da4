import type { Author, Authors } from '../collaboration/people';
import { colourOf } from '../shared/colours';

/** A text that the draft once had, as the server lists it. */
export interface Revision {
  seq: number;
  at: string;
  members: { name: string }[];
  /** Submitted for review. */
  frozen: boolean;
}

interface AuthorRecord {
  memberId: string;
  name: string;
  color: string;
  clients: number[];
}

/** The server's HTTP interface to a draft's authors and revisions; see docs/collab.md. */
export class DraftApi {
  constructor(
    private readonly address: string,
    private readonly token: string | null,
  ) {}

  async authors(): Promise<Authors> {
    const { authors } = (await (await this.get('authors')).json()) as { authors: AuthorRecord[] };
    const byClient = new Map<number, Author>();
    for (const { memberId, name, color, clients } of authors) {
      const author = { id: memberId, name, colour: colourOf(name, color) };
      clients.forEach((client) => byClient.set(client, author));
    }
    return byClient;
  }

  async revisions(): Promise<Revision[]> {
    return ((await (await this.get('history')).json()) as { revisions: Revision[] }).revisions;
  }

  /** The draft's state at a revision, as a Yjs update in format V2. */
  async revision(seq: number): Promise<Uint8Array> {
    return new Uint8Array(await (await this.get(`history/${seq}`)).arrayBuffer());
  }

  private async get(path: string): Promise<Response> {
    const headers: HeadersInit = this.token ? { Authorization: `Bearer ${this.token}` } : {};
    const response = await fetch(`${this.address}/${path}`, { headers });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response;
  }
}

/** The address is the WebSocket's, with HTTP instead. */
export function draftApiAddress(socket: string, document: string): string {
  const address = new URL(socket);
  address.protocol = address.protocol.replace(/^ws/, 'http');
  return `${address.origin}${address.pathname.replace(/\/$/, '')}/${encodeURIComponent(document)}`;
}
