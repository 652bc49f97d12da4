/** What a condition can ask about the statement, and how each is compared; the server has the same list. */
export const facts = ['organisations', 'words', 'language'] as const;

export type Fact = (typeof facts)[number];

export const operators = ['>', '>=', '<', '<=', '==', '!='] as const;

export type Operator = (typeof operators)[number];

/** A comparison of one fact with a number or, of the language, with a tag. */
export interface FactCondition {
  fact: Fact;
  operator: Operator;
  value: string;
}

export function operatorsOf(fact: Fact): readonly Operator[] {
  return fact === 'language' ? ['==', '!='] : operators;
}

/** Null for a condition that is not a single comparison of a fact. */
export function factConditionOf(condition: string): FactCondition | null {
  const match = /^\s*statement\.(organisations|words|language)\s*([=!<>]=|[<>])\s*(?:'([a-z]{2,8})'|(\d{1,9}))\s*$/.exec(condition);
  if (!match) return null;
  const [, fact, operator, text, number] = match;
  const isText = fact === 'language';
  if (isText !== (text !== undefined) || !operatorsOf(fact as Fact).includes(operator as Operator)) return null;
  return { fact: fact as Fact, operator: operator as Operator, value: text ?? number! };
}

/** Whether a condition can compare the fact with it: a whole number, or a language without country and script. */
export function admitted(fact: Fact, value: string): boolean {
  return fact === 'language' ? /^[a-z]{2,8}$/.test(value) : /^\d{1,9}$/.test(value);
}

export function formatFactCondition({ fact, operator, value }: FactCondition): string {
  return `statement.${fact} ${operator} ${fact === 'language' ? `'${value}'` : value}`;
}

/** What is asked first when a person chooses the fact. */
export function newFactCondition(fact: Fact): FactCondition {
  return fact === 'language'
    ? { fact, operator: '==', value: 'ar' }
    : { fact, operator: '>', value: fact === 'words' ? '3000' : '30' };
}
