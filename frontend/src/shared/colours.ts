/** Dark enough for white text (a contrast of 4.5:1 or more). */
const palette = ['#1f5fae', '#a3341f', '#1d6f42', '#6d3fa8', '#8a5a00', '#0b6b78', '#a12a6b', '#4a5568'];

/** A person's colour as #rrggbb: the given one, or one derived from the name. */
export function colourOf(name: string, given: string | null | undefined): string {
  if (given && /^#[0-9a-f]{6}$/i.test(given)) return given;
  let sum = 0;
  for (const character of name) sum = (sum * 31 + character.codePointAt(0)!) % 9973;
  return palette[sum % palette.length]!;
}

/** Black or white, whichever reads better on a colour (WCAG 2.2, relative luminance). */
export function readableOn(colour: string): '#000000' | '#ffffff' {
  return luminance(colour) > 0.179 ? '#000000' : '#ffffff';
}

function luminance(colour: string): number {
  const channel = (start: number) => {
    const value = parseInt(colour.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
