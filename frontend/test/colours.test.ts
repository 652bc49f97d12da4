import { describe, expect, it } from 'vitest';
import { colourOf, readableOn } from '../src/shared/colours';

describe('colours', () => {
  it('follow from the name when none is given', () => {
    expect(colourOf('Amina', null)).toBe(colourOf('Amina', 'red; position: fixed'));
    expect(colourOf('Amina', '#12ab34')).toBe('#12ab34');
  });

  it('carry black or white letters, whichever reads better', () => {
    expect(readableOn('#1f5fae')).toBe('#ffffff');
    expect(readableOn('#ffe066')).toBe('#000000');
  });
});
