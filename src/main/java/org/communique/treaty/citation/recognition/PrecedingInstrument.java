package org.communique.treaty.citation.recognition;

import org.communique.treaty.citation.Citation.Certainty;
import org.communique.treaty.citation.recognition.Attribution.Attributed;
import org.communique.treaty.citation.recognition.InstrumentName.Meaning;
import org.jspecify.annotations.Nullable;

/** Decides whether an instrument that is named before an article has it: “the Covenant, in its article 17”. */
final class PrecedingInstrument {

    private static final int LONGEST_GAP = 8;

    /** “In the Constitution, says article 17”. */
    private static final int MOST_BETWEEN = 2;

    private final Tokens tokens;
    private final InstrumentNames names;

    PrecedingInstrument(Tokens tokens, InstrumentNames names) {
        this.tokens = tokens;
        this.names = names;
    }

    /** Null if none is named so near that the article is its own, or may be. */
    @Nullable
    Attributed before(int from, int to) {
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
            return names.meant(name);
        }
        return loose && name.determined() ? new Attributed(Certainty.AMBIGUOUS, "") : certain(name);
    }

    /** “In the Constitution, says article 17”, “in the draft it was article 42”. */
    private @Nullable Attributed far(InstrumentName name, boolean comma) {
        int under = underBefore(name);
        boolean begins = under == 0 || under > 0 && (tokens.endsSentence(under - 1) || tokens.is(under - 1, "("));
        return begins && name.isForeign() && (comma && name.certain() || name.meaning() == Meaning.DRAFT)
                ? names.meant(name)
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
        return name.certain() || !name.isForeign() ? names.meant(name) : null;
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
