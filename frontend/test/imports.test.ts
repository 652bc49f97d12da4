import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const rooms = [...new Set(files.map(dirname))].filter((room) => room !== '.');

/** All imports of our own files, of types and in functions too. */
function importsOf(file: string): string[] {
  const paths = readFileSync(join('src', file), 'utf8').matchAll(/(?:from|import|import\() ?'(\.[^'?]*)'/g);
  return [...paths].map(([, path]) => `${join(dirname(file), path!)}.ts`).filter((path) => files.includes(path));
}

const roomsOf = (room: string) =>
  files.filter((file) => dirname(file) === room).flatMap(importsOf).map(dirname).filter((other) => other !== room);

/** The first circle that is found, as the names on it. */
function circle(names: string[], next: (name: string) => string[]): string[] | undefined {
  const done = new Set<string>();
  const search = (name: string, path: string[]): string[] | undefined => {
    if (path.includes(name)) return [...path.slice(path.indexOf(name)), name];
    if (done.has(name)) return undefined;
    const found = next(name).map((other) => search(other, [...path, name])).find((each) => each !== undefined);
    done.add(name);
    return found;
  };
  return names.map((name) => search(name, [])).find((found) => found !== undefined);
}

describe('imports', () => {
  it('have no circle between files', () => {
    expect(files.flatMap(importsOf).length).toBeGreaterThan(files.length);
    expect(circle(files, importsOf)).toBeUndefined();
  });

  it('have no circle between folders', () => {
    expect(circle(rooms, roomsOf)).toBeUndefined();
  });

  it('leave the bundles’ own files to themselves', () => {
    expect(rooms.flatMap(roomsOf)).not.toContain('.');
  });
});

describe('folders', () => {
  it('are described in README.md, and have at most 31 files', () => {
    const readme = readFileSync('src/README.md', 'utf8');
    for (const room of rooms) {
      expect(readme).toContain(`| \`${room}\` |`);
      expect(files.filter((file) => dirname(file) === room).length).toBeLessThanOrEqual(31);
    }
  });
});
