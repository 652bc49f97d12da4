/** What a condition can ask about the statement, and how each is compared; the server has the same list. */
export const facts = ['organisations', 'words', 'language', 'tags'] as const;

export type Fact = (typeof facts)[number];

export const operators = ['>', '>=', '<', '<=', '==', '!='] as const;

const tagOperators = ['has', 'hasNot'] as const;

export type Operator = (typeof operators)[number] | (typeof tagOperators)[number];

/** A comparison of one fact with a number, of the language with its tag, or whether the statement has a tag. */
export interface FactCondition {
  fact: Fact;
  operator: Operator;
  value: string;
}

/** As the server keeps it. */
const TAG = /^(?! )[\p{L}\p{M}\p{Nd} \-_.,:;/+&()’·\u200C\u200D]{1,40}(?<! )$/u;
const LANGUAGE = /^[a-z]{2,8}$/;
const NUMBER = /^\d{1,9}$/;

export function isNumber(fact: Fact): boolean {
  return fact === 'organisations' || fact === 'words';
}

export function operatorsOf(fact: Fact): readonly Operator[] {
  if (fact === 'tags') return tagOperators;
  return fact === 'language' ? ['==', '!='] : operators;
}

/** Null for a condition that is not a single comparison of a fact. */
export function factConditionOf(condition: string): FactCondition | null {
  const tag = /^\s*(!?)\s*statement\.tags\.contains\(\s*'([^'\\]*)'\s*\)\s*$/.exec(condition);
  if (tag) return TAG.test(tag[2]!) ? { fact: 'tags', operator: tag[1] ? 'hasNot' : 'has', value: tag[2]! } : null;
  const match = /^\s*statement\.(organisations|words|language)\s*([=!<>]=|[<>])\s*(?:'([a-z]{2,8})'|(\d{1,9}))\s*$/.exec(condition);
  if (!match) return null;
  const [, fact, operator, text, number] = match;
  const isText = fact === 'language';
  if (isText !== (text !== undefined) || !operatorsOf(fact as Fact).includes(operator as Operator)) return null;
  return { fact: fact as Fact, operator: operator as Operator, value: text ?? number! };
}

/** As conditions have it. */
export function normalised(fact: Fact, entered: string): string {
  if (isNumber(fact)) return entered;
  const text = entered.trim().toLowerCase();
  return fact === 'tags' ? text.normalize('NFKC').toLowerCase().replaceAll("'", '’').replace(/\s+/g, ' ') : text;
}

/** Whether a condition can compare the fact with it: a whole number, a language without country and script, or a tag. */
export function admitted(fact: Fact, value: string): boolean {
  if (fact === 'tags') return TAG.test(value);
  return fact === 'language' ? LANGUAGE.test(value) : NUMBER.test(value);
}

export function formatFactCondition({ fact, operator, value }: FactCondition): string {
  if (fact === 'tags') return `${operator === 'hasNot' ? '!' : ''}statement.tags.contains('${value}')`;
  return `statement.${fact} ${operator} ${fact === 'language' ? `'${value}'` : value}`;
}

/** What is asked first when a person chooses the fact. */
export function newFactCondition(fact: Fact): FactCondition {
  if (fact === 'tags') return { fact, operator: 'has', value: 'legal' };
  return fact === 'language'
    ? { fact, operator: '==', value: 'ar' }
    : { fact, operator: '>', value: fact === 'words' ? '3000' : '30' };
}
