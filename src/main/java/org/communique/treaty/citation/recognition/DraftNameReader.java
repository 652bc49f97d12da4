package org.communique.treaty.citation.recognition;

import org.communique.treaty.citation.recognition.InstrumentName.Meaning;
import org.jspecify.annotations.Nullable;

/** Reads how a text of the negotiation is named, which has other numbers: “the zero draft”, “the text of June 2023”, “A/AC.291/22”. */
final class DraftNameReader {

    private static final int LONGEST_NAME = 12;
    private static final int MOST_BEFORE = 4;

    private final Tokens tokens;

    DraftNameReader(Tokens tokens) {
        this.tokens = tokens;
    }

    boolean begins(int head) {
        return tokens.is(head, WordRole.DRAFT)
                || tokens.is(head, WordRole.VERSION) && isDated(head)
                || isDocumentSymbol(head);
    }

    /** Null for a draft of those who write: “this draft”, “our draft”. */
    @Nullable
    InstrumentName at(int head) {
        if (isDocumentSymbol(head)) {
            return new InstrumentName(head, endOfSymbol(head), Meaning.DRAFT, false, true);
        }
        int from = head;
        while (head - from < MOST_BEFORE
                && (isDate(from - 1) || tokens.is(from - 1, WordRole.EARLIER) || isAuthor(from - 1))) {
            from--;
        }
        if (tokens.is(from - 1, "-") && from > 1) {
            // “Avant-projet”.
            from -= 2;
        }
        if (tokens.is(from - 1, WordRole.DEMONSTRATIVE)) {
            return null;
        }
        // “Projet russe de 2021”.
        boolean author = tokens.is(head + 2, WordRole.OF) && isDate(head + 3);
        int end = author ? head + 4 : head + 1;
        for (int i = end; i < head + LONGEST_NAME; i++) {
            if (isDate(i)
                    || tokens.isAny(
                            i,
                            WordRole.EARLIER,
                            WordRole.DRAFT,
                            WordRole.VERSION,
                            WordRole.CONVENTION,
                            WordRole.CONVENTION_OF)) {
                end = i + 1;
            } else if (!tokens.is(i, "/") && !tokens.isAny(i, WordRole.OF, WordRole.FROM, WordRole.DETERMINER)
                    || tokens.is(i, WordRole.NUMBER_SIGN)) {
                break;
            }
        }
        boolean certain = from < head || end > head + 1;
        return new InstrumentName(from, end, Meaning.DRAFT, tokens.is(from - 1, WordRole.DETERMINER), certain);
    }

    /** “The Russian draft”. */
    private boolean isAuthor(int index) {
        return index > 0
                && tokens.get(index).isWord()
                && tokens.get(index).capital()
                && !tokens.endsSentence(index - 1)
                && !tokens.isAny(index, WordRole.DETERMINER, WordRole.OF, WordRole.ARTICLE, WordRole.WITHIN);
    }

    boolean isDate(int index) {
        var token = tokens.get(index);
        return index >= 0
                && (token.isNumber() && token.value() > 1_900 && token.value() < 2_100
                        || tokens.is(index, WordRole.UNIT) && token.isWord());
    }

    /** Whether a word for a text is said to be an earlier one. */
    private boolean isDated(int head) {
        if (isDate(head - 1) || tokens.is(head - 1, WordRole.EARLIER) || tokens.is(head + 1, WordRole.EARLIER)) {
            return true;
        }
        int next = head + 1;
        while (next < head + 3 && tokens.isAny(next, WordRole.OF, WordRole.FROM, WordRole.DETERMINER)) {
            next++;
        }
        return isDate(next) || tokens.is(next, WordRole.EARLIER);
    }

    /** “A/AC.291/22”: the committee that negotiated. */
    private boolean isDocumentSymbol(int head) {
        return tokens.get(head).text().equals("a")
                && tokens.is(head + 1, "/")
                && tokens.get(head + 2).text().equals("ac");
    }

    private int endOfSymbol(int head) {
        int end = head + 3;
        while (!tokens.get(end).afterSpace() && end < head + LONGEST_NAME && end < tokens.size() - 1) {
            end++;
        }
        return end;
    }
}
