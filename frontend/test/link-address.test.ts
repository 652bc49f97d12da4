import { describe, expect, it } from 'vitest';
import { linkAddress } from '../src/shared/link-address';

describe('link address', () => {
  it.each([
    ['https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
    ['http://example.org', 'http://example.org'],
    [' example.org/page ', 'https://example.org/page'],
    ['example.org:8443/x', 'https://example.org:8443/x'],
    ['//example.org', 'https://example.org'],
    ['someone@example.org', 'mailto:someone@example.org'],
    ['mailto:someone@example.org', 'mailto:someone@example.org'],
  ])('reads %s', (typed, address) => {
    expect(linkAddress(typed)).toBe(address);
  });

  it.each([
    '',
    'word',
    'two words',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,x',
    'ftp://example.org',
    'file:///etc/passwd',
    'mailto:nobody',
    'https://',
  ])('refuses %j', (typed) => {
    expect(linkAddress(typed)).toBeNull();
  });
});
