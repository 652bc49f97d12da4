package org.communique.treaty.citation.recognition;

import org.communique.treaty.citation.Citation.Certainty;
import org.communique.treaty.citation.recognition.InstrumentName.Meaning;
import org.communique.treaty.citation.recognition.Token.TokenKind;
import org.jspecify.annotations.Nullable;

/** Decides of which instrument articles are. */
final class Attribution {

    private static final int LONGEST_GAP = 8;

    /** “In the Constitution, says article 17”. */
    private static final int MOST_BETWEEN = 2;

    private static final int LONGEST_TITLE = 16;

    private final Tokens tokens;
    private final InstrumentNames names;

    Attribution(Tokens tokens, InstrumentNames names) {
        this.tokens = tokens;
        this.names = names;
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
        var before = before(from, to);
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

    private Attributed meant(InstrumentName name) {
        if (name.isForeign()) {
            return new Attributed(Certainty.OTHER, tokens.written(name.from(), name.to()));
        }
        return new Attributed(names.isOurs(name) ? Certainty.NAMED : Certainty.AMBIGUOUS, "");
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
            return meant(genitive);
        }
        int inner = tokens.is(next, "(") ? next + 1 : next;
        var name = names.at(inner);
        return name != null && name.from() == inner && name.certain() && name.meaning() != Meaning.GENERIC
                ? meant(name)
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
                return meant(name);
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

    private @Nullable Attributed before(int from, int to) {
        boolean comma = false;
        boolean its = false;
        boolean of = false;
        int words = 0;
        for (int i = from; i > from - LONGEST_GAP && i > 0; i--) {
            var name = names.endingBefore(i);
            if (name != null && of && !tokens.is(name.to() - 1, WordRole.DRAFT)) {
                // “The last version of article 24”.
                return null;
            }
            if (name != null) {
                return words == 0 ? near(name, from, to, comma && !its) : far(name, comma);
            }
            int gap = i - 1;
            comma |= tokens.is(gap, ",");
            of |= tokens.is(gap, WordRole.OF) && !tokens.isAny(gap, WordRole.ITS, WordRole.NAMELY, WordRole.DETERMINER);
            its |= tokens.is(gap, WordRole.ITS) || gap == from - 1 && isParenthetical(gap, to);
            if (!isGap(gap) && (comma || !tokens.get(gap).isWord() || ++words > MOST_BETWEEN)) {
                return null;
            }
        }
        return null;
    }

    /** “The Protocol, in article 14, covers”. */
    private boolean isParenthetical(int preposition, int to) {
        return tokens.is(preposition, WordRole.WITHIN) && tokens.is(preposition - 1, ",") && tokens.is(to, ",");
    }

    /** @param loose whether a comma is between the name and the article */
    private @Nullable Attributed near(InstrumentName name, int from, int to, boolean loose) {
        boolean sure = name.certain() || name.meaning() == Meaning.DRAFT;
        boolean owner = !loose || underBefore(name) >= 0 || isApposition(name, from, to);
        if (!name.isForeign() || sure && owner) {
            return meant(name);
        }
        return loose && name.determined() ? new Attributed(Certainty.AMBIGUOUS, "") : certain(name);
    }

    /** “In the Constitution, says article 17”, “in the draft it was article 42”. */
    private @Nullable Attributed far(InstrumentName name, boolean comma) {
        int under = underBefore(name);
        boolean begins = under == 0 || under > 0 && (tokens.endsSentence(under - 1) || tokens.is(under - 1, "("));
        return begins && name.isForeign() && (comma && name.certain() || name.meaning() == Meaning.DRAFT)
                ? meant(name)
                : null;
    }

    /** “The Constitution, article 66, protects”. */
    private boolean isApposition(InstrumentName name, int from, int to) {
        int at = tokens.is(name.from() - 1, WordRole.DETERMINER) ? name.from() - 2 : name.from() - 1;
        boolean begins = at < 0 || tokens.endsSentence(at) || tokens.is(at, WordRole.ITS);
        boolean ends = tokens.is(to, ",") || tokens.endsSentence(to);
        return name.isForeign() && begins && ends && name.to() == from - 1;
    }

    /** “In the Budapest Convention, article 15 …”, but not “Unlike the Budapest Convention, article 24”. @return -1 if there is none */
    private int underBefore(InstrumentName name) {
        int at = name.from() - 1;
        while (at > name.from() - 3
                && (tokens.is(at, "'") || tokens.is(at, WordRole.DETERMINER) && !tokens.is(at, WordRole.UNDER))) {
            at--;
        }
        return at >= 0 && tokens.is(at, WordRole.UNDER) ? at : -1;
    }

    private @Nullable Attributed certain(InstrumentName name) {
        return name.certain() || !name.isForeign() ? meant(name) : null;
    }

    private boolean isGap(int index) {
        return tokens.is(index, ",")
                || tokens.is(index, "(")
                || tokens.is(index, "'")
                || tokens.is(index, ":")
                || tokens.is(index, "»")
                || tokens.is(index, "”")
                || tokens.is(index, "\"")
                || tokens.isAny(index, WordRole.ITS, WordRole.NAMELY, WordRole.DETERMINER, WordRole.OF);
    }
}
