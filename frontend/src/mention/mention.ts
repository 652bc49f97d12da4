/** A member who can be mentioned. */
export interface Member {
  id: string;
  name: string;
  /** The organisation. */
  of?: string;
}

/** A name that is being typed: where its @ is, and what follows it. */
export interface Typed {
  at: number;
  name: string;
}

/** A member's name in a text, with the place of its @. */
export interface Mention extends Member {
  at: number;
}

const MOST_OFFERED = 8;

/** Many scripts write words without spaces, so that a name can begin anywhere among their letters. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** What stands before the caret from its last @ on; in an address such as name@example.org it begins no name. */
export function typedBefore(text: string, caret: number): Typed | null {
  const before = text.slice(Math.max(0, caret - 80), caret);
  const name = /(?<![\w.%+-])@((?:[\p{L}\p{M}\p{N}.’'·・\u200c\u200d-]+ ?){0,4})$/u.exec(before)?.[1];
  return name === undefined ? null : { at: caret - name.length - 1, name };
}

/** Those with a word in their own or their organisation's name that starts with each word typed; first those whose own name does. */
export function matching(members: Member[], typed: string): Member[] {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  const fits = (name: string) => {
    const parts = fold(name).split(/[\s-]+/);
    return words.every((word) => parts.some((part) => part.startsWith(word) || (UNSPACED.test(word) && part.includes(word))));
  };
  const named = members.filter(({ name }) => fits(name));
  const others = members.filter((member) => !named.includes(member) && fits(`${member.name} ${member.of ?? ''}`));
  return [...named, ...others].slice(0, MOST_OFFERED);
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

/** Where the names of those who are mentioned stand in a text, each after the one before. */
export function located(mentioned: Member[], text: string): Mention[] {
  let from = 0;
  return mentioned.flatMap((member) => {
    const at = text.indexOf(`@${member.name}`, from);
    if (at < 0) return [];
    from = at + member.name.length + 1;
    return [{ ...member, at }];
  });
}

/** Those whose names an edit has left whole, at their new places. All that follows the caret was there before. */
export function kept(mentions: Mention[], before: string, now: string, caret: number): Mention[] {
  const removedTo = before.length - (now.length - caret);
  let from = 0;
  while (from < Math.min(caret, removedTo) && before[from] === now[from]) from++;
  return mentions
    .filter(({ at, name }) => at + name.length + 1 <= from || at >= removedTo)
    .map((mention) => (mention.at >= removedTo ? { ...mention, at: mention.at + now.length - before.length } : mention))
    .filter(({ at, name }) => now.startsWith(`@${name}`, at));
}
