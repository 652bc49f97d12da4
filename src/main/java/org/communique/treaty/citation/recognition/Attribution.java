package org.communique.treaty.citation.recognition;

import org.communique.treaty.citation.Citation.Certainty;
import org.communique.treaty.citation.recognition.InstrumentName.Meaning;
import org.communique.treaty.citation.recognition.Token.TokenKind;
import org.jspecify.annotations.Nullable;

/** Decides of which instrument articles are. */
final class Attribution {

    private static final int LONGEST_TITLE = 16;

    private final Tokens tokens;
    private final InstrumentNames names;
    private final PrecedingInstrument preceding;

    Attribution(Tokens tokens, InstrumentNames names) {
        this.tokens = tokens;
        this.names = names;
        this.preceding = new PrecedingInstrument(tokens, names);
    }

    /** @param other as it is written; empty if it is not known, or the Convention */
    record Attributed(Certainty certainty, String other) {}

    /**
     * @param from the first token of a citation
     * @param to   after its last token
     */
    Attributed of(int from, int to) {
        var former = former(from, to);
        if (former != null) {
            return former;
        }
        var after = after(to);
        if (after != null) {
            return after;
        }
        var before = preceding.before(from, to);
        if (before != null) {
            return before;
        }
        if (!names.foreignInSentence(from)) {
            return new Attributed(Certainty.ASSUMED, "");
        }
        boolean within = tokens.is(from - 1, WordRole.WITHIN)
                || tokens.is(from - 1, WordRole.DETERMINER) && tokens.is(from - 2, WordRole.WITHIN);
        return new Attributed(
                hasOwner(from) || within && names.draftInClause(from) ? Certainty.OTHER : Certainty.AMBIGUOUS, "");
    }

    /** “Former article 24”, “(then article 24)”: the number of a draft. */
    private @Nullable Attributed former(int from, int to) {
        int at = from - 1;
        if (tokens.is(at, "'") || tokens.is(at, "-")) {
            at--;
        }
        boolean former = at >= 0 && tokens.is(at, WordRole.FORMER)
                || tokens.is(to, WordRole.FORMER) && tokens.is(to, WordRole.EARLIER);
        return former ? new Attributed(Certainty.OTHER, tokens.written(Math.max(0, at), to)) : null;
    }

    /** “In its article 24”. */
    private boolean hasOwner(int from) {
        return tokens.isAny(from - 1, WordRole.ITS)
                && !tokens.is(from - 1, WordRole.DEMONSTRATIVE)
                && !tokens.get(from - 1).text().equals("s");
    }

    private @Nullable Attributed after(int to) {
        int at = skipTitle(skipRespectively(to));
        boolean comma = tokens.is(at, ",");
        int next = comma ? at + 1 : at;
        if (tokens.isAny(next, WordRole.OF, WordRole.WITHIN)) {
            return owner(next);
        }
        var genitive = tokens.get(next).isWord() ? genitiveOwner(next) : null;
        if (genitive != null && !comma) {
            return names.meant(genitive);
        }
        int inner = tokens.is(next, "(") ? next + 1 : next;
        var name = names.at(inner);
        return name != null && name.from() == inner && name.certain() && name.meaning() != Meaning.GENERIC
                ? names.meant(name)
                : null;
    }

    private int skipRespectively(int index) {
        int at = tokens.is(index, ",") ? index + 1 : index;
        if (tokens.is(at, WordRole.RESPECTIVELY)) {
            return at + 1;
        }
        return tokens.is(at + 1, WordRole.RESPECTIVELY) ? at + 2 : index;
    }

    /** “Article 24 (Conditions and safeguards) of the Convention”, and marks of footnotes. */
    private int skipTitle(int index) {
        int at = tokens.get(index).kind() == TokenKind.NOTE ? index + 1 : index;
        if (!tokens.is(at, "(")) {
            return at;
        }
        for (int i = at + 1; i < at + LONGEST_TITLE; i++) {
            if (tokens.is(i, ")")) {
                return tokens.is(i + 1, WordRole.OF) ? i + 1 : at;
            }
        }
        return at;
    }

    private @Nullable Attributed owner(int preposition) {
        if (tokens.is(preposition, WordRole.OF) && isMonthOfYear(preposition + 1)) {
            return new Attributed(Certainty.OTHER, tokens.written(preposition + 1, preposition + 3));
        }
        boolean loose = tokens.is(preposition, WordRole.OF);
        int small = 0;
        for (int i = preposition + 1; i < preposition + 9; i++) {
            var name = names.at(i);
            if (name != null && !tokens.is(i, WordRole.DETERMINER)) {
                return names.meant(name);
            }
            if (isUnknownAcronym(i)) {
                return new Attributed(Certainty.OTHER, tokens.written(i, i + 1));
            }
            boolean joins = tokens.is(i, WordRole.AND) && !isClause(i);
            boolean plain = joins
                    || tokens.is(i, "'")
                    || tokens.is(i, "«")
                    || tokens.is(i, "“")
                    || tokens.is(i, "\"")
                    || tokens.isAny(i, WordRole.DETERMINER, WordRole.OF, WordRole.COMMON)
                    || tokens.get(i).isWord() && tokens.get(i).capital();
            if (!plain) {
                small++;
            }
            if (!plain && (!loose || !tokens.get(i).isWord()) || small > 2 || isClause(i)) {
                break;
            }
        }
        return null;
    }

    /** “Article 24 of June 2023”. */
    private boolean isMonthOfYear(int index) {
        int year = tokens.is(index + 1, WordRole.OF) ? index + 2 : index + 1;
        return tokens.is(index, WordRole.UNIT) && tokens.get(year).value() > 1_900;
    }

    private boolean isClause(int index) {
        boolean joins = tokens.is(index, WordRole.AND)
                && tokens.get(index - 1).capital()
                && tokens.get(index + 1).capital();
        return !joins
                && tokens.isAny(index, WordRole.CLAUSE, WordRole.ARTICLE, WordRole.ARTICLES, WordRole.AND)
                && !tokens.isAny(index, WordRole.DETERMINER, WordRole.OF);
    }

    private boolean isUnknownAcronym(int index) {
        var token = tokens.get(index);
        return token.allCapitals()
                && token.text().length() > 2
                && token.text().length() < 9
                && !tokens.get(index - 2).allCapitals()
                && !tokens.isAny(
                        index, WordRole.COMMON, WordRole.OUR_ACRONYM, WordRole.CONVENTION, WordRole.OURS, WordRole.OF)
                && !tokens.is(index, WordRole.DETERMINER);
    }

    /** “Статьи 24 Европейской конвенции”: the adjectives are in the genitive too. */
    private @Nullable InstrumentName genitiveOwner(int index) {
        for (int i = index; i < index + 6; i++) {
            if (tokens.is(i, WordRole.OWNER)) {
                return names.at(i);
            }
            if (!tokens.get(i).isWord() || !isGenitive(i)) {
                return null;
            }
        }
        return null;
    }

    private boolean isGenitive(int index) {
        var word = tokens.get(index).text();
        return tokens.is(index, WordRole.COMMON)
                || word.endsWith("ои")
                || word.endsWith("еи")
                || word.endsWith("ого")
                || word.endsWith("его")
                || word.endsWith("ых")
                || word.endsWith("их");
    }
}
