// Cuts the faces that stand in for characters of other scripts and signs to what the main faces lack, so that the jar stays small.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Blob, Face } from 'harfbuzzjs';
import subsetFont from 'subset-font';

const here = dirname(fileURLToPath(import.meta.url));
const packages = join(here, 'node_modules/@expo-google-fonts');
const output = join(here, '../target/fonts');

/** What the main faces have. */
const main = ['source-serif-4', 'noto-naskh-arabic', 'noto-serif-hebrew'];

const regular = ['400Regular'];
const bold = ['400Regular', '700Bold'];

/**
 * In the order in which they are asked: what one has, those after it need not. Those whose letters change or move next to others keep their
 * rules, and what these need.
 */
const cut = [
  { name: 'noto-serif', styles: bold },
  { name: 'noto-sans-armenian', styles: bold },
  { name: 'noto-sans-georgian', styles: bold },
  { name: 'noto-sans-ethiopic', styles: bold },
  { name: 'noto-sans-thaana', styles: bold },
  { name: 'noto-sans-tifinagh', styles: regular },
  { name: 'noto-sans-cherokee', styles: regular },
  { name: 'noto-sans-canadian-aboriginal', styles: regular },
  { name: 'noto-sans-math', styles: regular },
  { name: 'noto-sans-symbols', styles: regular },
  { name: 'noto-sans-symbols-2', styles: regular },
  { name: 'noto-emoji', styles: regular },
  { name: 'noto-sans-devanagari', styles: bold, shaped: true },
  { name: 'noto-sans-bengali', styles: bold, shaped: true },
  { name: 'noto-sans-gurmukhi', styles: bold, shaped: true },
  { name: 'noto-sans-gujarati', styles: bold, shaped: true },
  { name: 'noto-sans-oriya', styles: bold, shaped: true },
  { name: 'noto-sans-tamil', styles: bold, shaped: true },
  { name: 'noto-sans-telugu', styles: bold, shaped: true },
  { name: 'noto-sans-kannada', styles: bold, shaped: true },
  { name: 'noto-sans-malayalam', styles: bold, shaped: true },
  { name: 'noto-sans-sinhala', styles: bold, shaped: true },
  { name: 'noto-sans-thai', styles: bold, shaped: true },
  { name: 'noto-sans-lao', styles: bold, shaped: true },
  { name: 'noto-sans-khmer', styles: bold, shaped: true },
  { name: 'noto-sans-myanmar', styles: bold, shaped: true },
];

/** A space, the joiners, and the circle that carries a sign without a letter. */
const FOR_SHAPING = ' \u00a0\u200c\u200d\u25cc';

const RULES = ['GSUB', 'GPOS', 'GDEF', 'BASE', 'kern', 'MATH'];

function faceOf(name, style) {
  const folder = join(packages, name, style);
  return join(folder, readdirSync(folder).find((file) => file.endsWith('.ttf')));
}

function charactersOf(file) {
  return new Face(new Blob(readFileSync(file))).collectUnicodes();
}

rmSync(output, { recursive: true, force: true });
const had = new Set(main.flatMap((name) => [...charactersOf(faceOf(name, '400Regular'))]));
for (const { name, styles, shaped } of cut) {
  const folder = join(output, name);
  mkdirSync(folder, { recursive: true });
  const own = [...charactersOf(faceOf(name, '400Regular'))];
  const lacking = own.filter((character) => !had.has(character));
  for (const style of styles) {
    const face = await subsetFont(readFileSync(faceOf(name, style)), String.fromCodePoint(...lacking) + (shaped ? FOR_SHAPING : ''), {
      targetFormat: 'truetype',
      noHinting: true,
      dropTables: shaped ? undefined : RULES,
    });
    writeFileSync(join(folder, `${style}.ttf`), face);
  }
  lacking.forEach((character) => had.add(character));
}
