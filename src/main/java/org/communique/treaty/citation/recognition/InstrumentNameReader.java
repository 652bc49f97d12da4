package org.communique.treaty.citation.recognition;

import org.communique.treaty.citation.recognition.InstrumentName.Meaning;
import org.jspecify.annotations.Nullable;

/** Reads the name of an instrument around the word that says of what kind it is. */
final class InstrumentNameReader {

    private static final int LONGEST_NAME = 12;
    private static final int MOST_BEFORE = 4;

    private final Tokens tokens;
    private final DraftNameReader drafts;

    InstrumentNameReader(Tokens tokens) {
        this.tokens = tokens;
        this.drafts = new DraftNameReader(tokens);
    }

    /** Null if the token names no instrument. */
    @Nullable
    InstrumentName at(int head) {
        var token = tokens.get(head);
        if (tokens.is(head, WordRole.ACRONYM) && token.allCapitals()) {
            return name(head, head + 1, Meaning.OTHER, true);
        }
        if (tokens.is(head, WordRole.OUR_ACRONYM) && token.allCapitals()) {
            return name(head, head + 1, Meaning.OURS, true);
        }
        if (drafts.begins(head)) {
            return drafts.at(head);
        }
        if (tokens.isAny(head, WordRole.CONVENTION, WordRole.CONVENTION_OF)) {
            var meaning = meaning(head);
            return name(head, end(head), meaning, hasCapital(head) || !isForeign(meaning));
        }
        boolean cased = tokens.isSmall(head) || token.capital();
        if (tokens.is(head, WordRole.INSTRUMENT)) {
            return name(head, end(head), Meaning.OTHER, !tokens.isSmall(head));
        }
        return tokens.is(head, WordRole.LAW) ? name(head, end(head), Meaning.OTHER, cased && token.capital()) : null;
    }

    /** The word itself, or what is before it as in “Будапештская конвенция”. Scripts without capitals have it always. */
    private boolean hasCapital(int head) {
        return !tokens.isSmall(head)
                || tokens.get(head - 1).isWord() && tokens.get(head - 1).capital();
    }

    private static boolean isForeign(Meaning meaning) {
        return meaning != Meaning.OURS && meaning != Meaning.GENERIC;
    }

    private InstrumentName name(int head, int end, Meaning meaning, boolean certain) {
        int from = head;
        while (head - from < MOST_BEFORE && isPartOfName(from - 1)) {
            from--;
        }
        return new InstrumentName(from, end, meaning, tokens.is(from - 1, WordRole.DETERMINER), certain);
    }

    private boolean isPartOfName(int index) {
        return index >= 0
                && tokens.get(index).isWord()
                && !tokens.isAny(
                        index,
                        WordRole.DETERMINER,
                        WordRole.OF,
                        WordRole.AND,
                        WordRole.ARTICLE,
                        WordRole.WITHIN,
                        WordRole.NAMELY)
                && (tokens.get(index).capital() && !beginsSentence(index)
                        || tokens.isAny(index, WordRole.COMMON, WordRole.FOREIGN, WordRole.OURS));
    }

    private boolean beginsSentence(int index) {
        return index == 0 || tokens.endsSentence(index - 1);
    }

    private Meaning meaning(int head) {
        var before = before(head);
        return before == Meaning.GENERIC ? after(head) : before;
    }

    private Meaning before(int head) {
        for (int i = head - 1;
                i >= 0 && i >= head - MOST_BEFORE && tokens.get(i).isWord();
                i--) {
            if (tokens.is(i, WordRole.OURS)) {
                return Meaning.OURS;
            }
            if (tokens.is(i, WordRole.DRAFT)) {
                return Meaning.DRAFT;
            }
            if (tokens.is(i, WordRole.FOREIGN)) {
                return Meaning.OTHER_CONVENTION;
            }
            if (!tokens.is(i, WordRole.COMMON)) {
                boolean named = (tokens.get(head).capital() || isCyrillic(i))
                        && isPartOfName(i)
                        && !tokens.is(i, WordRole.PRESS);
                return named ? Meaning.OTHER_CONVENTION : Meaning.GENERIC;
            }
        }
        return Meaning.GENERIC;
    }

    /** Russian has capitals in the adjective alone: “Палермской конвенции”. */
    private boolean isCyrillic(int index) {
        var word = tokens.get(index).text();
        return !word.isEmpty() && Character.UnicodeScript.of(word.charAt(0)) == Character.UnicodeScript.CYRILLIC;
    }

    private Meaning after(int head) {
        for (int i = head + 1; i < head + LONGEST_NAME; i++) {
            if (tokens.is(i, "'")
                    || tokens.isAny(i, WordRole.COMMON, WordRole.OF, WordRole.DETERMINER)
                            && !tokens.isAny(i, WordRole.AGAINST, WordRole.FOREIGN, WordRole.OURS)) {
                continue;
            }
            if (tokens.is(i, WordRole.OURS)) {
                return Meaning.OURS;
            }
            if (tokens.is(i, WordRole.AGAINST)) {
                return isAgainstCybercrime(i) ? Meaning.OURS : Meaning.OTHER_CONVENTION;
            }
            if (tokens.isAny(i, WordRole.FOREIGN, WordRole.ABOUT)) {
                return Meaning.OTHER_CONVENTION;
            }
            if (tokens.is(i, WordRole.ON)) {
                int next = tokens.is(i + 1, WordRole.DETERMINER) ? i + 2 : i + 1;
                if (tokens.is(next, WordRole.AGAINST) && isAgainstCybercrime(next)) {
                    return Meaning.OURS;
                }
                if (tokens.get(next).capital()) {
                    return Meaning.OTHER_CONVENTION;
                }
            }
            if (tokens.get(i).capital() && i > head + 1 && !tokens.is(i, WordRole.UNIT)) {
                // “Convención de Palermo”.
                return Meaning.OTHER_CONVENTION;
            }
            break;
        }
        return tokens.is(head, WordRole.CONVENTION_OF) ? Meaning.OTHER_CONVENTION : Meaning.GENERIC;
    }

    private boolean isAgainstCybercrime(int against) {
        for (int i = against + 1; i < against + 7 && (tokens.get(i).isWord() || tokens.is(i, "'")); i++) {
            if (tokens.is(i, WordRole.CYBERCRIME)) {
                return true;
            }
        }
        return false;
    }

    private int end(int head) {
        int first = afterNumber(head + 1);
        int end = first;
        for (int i = first; i < head + LONGEST_NAME; i++) {
            if (tokens.is(i, "'")) {
                continue;
            }
            if (!tokens.get(i).isWord()
                    || i == first && !goesOn(i)
                    || tokens.isAny(i, WordRole.CLAUSE, WordRole.ARTICLE, WordRole.ARTICLES, WordRole.ITS)) {
                break;
            }
            if (!tokens.isAny(i, WordRole.OF, WordRole.DETERMINER, WordRole.AND, WordRole.ON, WordRole.WITHIN)) {
                end = i + 1;
            }
        }
        return end;
    }

    /** “Law No. 1581”, “Regulation (EU) 2016/679”. */
    private int afterNumber(int index) {
        int at = index;
        if (tokens.is(at, "(") && tokens.is(at + 2, ")")) {
            at += 3;
        }
        if (tokens.is(at, "№") || tokens.is(at, WordRole.NUMBER_SIGN)) {
            at++;
            at += tokens.is(at, ".") || tokens.is(at, "°") ? 1 : 0;
        }
        if (!tokens.get(at).isNumber()) {
            return index;
        }
        at++;
        while (at < index + LONGEST_NAME
                && (tokens.isJoinedNumber(at, "/")
                        || tokens.isJoinedNumber(at, "-")
                        || tokens.isJoinedNumber(at, "."))) {
            at += 2;
        }
        return tokens.is(at, WordRole.OF) && drafts.isDate(at + 1) ? at + 2 : at;
    }

    private boolean goesOn(int index) {
        return tokens.isAny(
                        index,
                        WordRole.OF,
                        WordRole.ABOUT,
                        WordRole.ON,
                        WordRole.AGAINST,
                        WordRole.COMMON,
                        WordRole.FOREIGN,
                        WordRole.OURS)
                || tokens.get(index).capital();
    }
}
