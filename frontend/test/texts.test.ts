import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { english, refusalKey, translator } from '../src/shared/texts';

function messages(file: string): Record<string, string> {
  const lines = readFileSync(`../src/main/resources/messages/${file}.properties`, 'utf8').split('\n');
  const entries = lines.filter((line) => /^[^#]+=/.test(line)).map((line) => line.split(/=(.*)/s).slice(0, 2));
  return Object.fromEntries(entries) as Record<string, string>;
}

describe('texts', () => {
  it('are the same in English here and in the translation files', () => {
    expect({ ...messages('editor'), ...messages('diagram') }).toEqual(english);
  });

  it('fill in values, and fall back to English', () => {
    expect(translator({ 'editor.words.many': '{0} mots' })('editor.words.many', 3)).toBe('3 mots');
    expect(translator()('editor.words.many', 3)).toBe('3 words');
  });

  it('have a general reason for a refusal that is not known here', () => {
    expect(refusalKey('schema')).toBe('editor.refused.schema');
    expect(refusalKey('from the future')).toBe('editor.refused.other');
  });
});
