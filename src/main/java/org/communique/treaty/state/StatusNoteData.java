package org.communique.treaty.state;

import java.time.Instant;
import java.time.LocalDate;
import java.util.IllformedLocaleException;
import java.util.Locale;
import org.communique.coalition.directory.MemberId;
import org.communique.text.unicode.ShortText;
import org.jspecify.annotations.Nullable;

/** What a member writes of a declaration, a reservation or an objection. */
public record StatusNoteData(
        StatusNote.Kind kind, @Nullable LocalDate date, String words, String language, String source) {

    /** @throws org.communique.text.unicode.ShortTextException if a text cannot be kept */
    StatusNote note(MemberId by, Instant at) {
        return new StatusNote(
                kind,
                date,
                ShortText.checkedLines(words, StatusNote.LONGEST_WORDS),
                tag(language),
                ShortText.checkedLine(source, StatusFact.LONGEST_SOURCE),
                by,
                at);
    }

    private static String tag(String language) {
        try {
            return new Locale.Builder().setLanguageTag(language).build().toLanguageTag();
        } catch (IllformedLocaleException e) {
            return "und";
        }
    }
}
