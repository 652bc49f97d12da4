import type { Author, Authors } from './authors';
import { colourOf } from './colours';

/** A text of the past, as the server lists it. */
export interface Point {
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

/** What the server tells of a draft besides its text; see docs/collab.md. */
export class Records {
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

  async points(): Promise<Point[]> {
    return ((await (await this.get('history')).json()) as { points: Point[] }).points;
  }

  /** The draft at a point, as a Yjs update in format V2. */
  async at(seq: number): Promise<Uint8Array> {
    return new Uint8Array(await (await this.get(`history/${seq}`)).arrayBuffer());
  }

  private async get(path: string): Promise<Response> {
    const headers: HeadersInit = this.token ? { Authorization: `Bearer ${this.token}` } : {};
    const response = await fetch(`${this.address}/${path}`, { headers });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response;
  }
}

/** Where the records are: beside the WebSocket, over HTTP. */
export function recordsAddress(socket: string, document: string): string {
  const address = new URL(socket);
  address.protocol = address.protocol.replace(/^ws/, 'http');
  return `${address.origin}${address.pathname.replace(/\/$/, '')}/${encodeURIComponent(document)}`;
}
