package org.communique.treaty.register;

import java.time.LocalDate;
import org.communique.text.unicode.LinkAddress;
import org.communique.text.unicode.ShortText;
import org.communique.treaty.instrument.Edition;
import org.communique.treaty.instrument.EditionId;
import org.communique.treaty.instrument.EditionKind;
import org.communique.treaty.instrument.InstrumentId;
import org.jspecify.annotations.Nullable;

/** Where a file of articles is loaded to. */
public sealed interface EditionTarget {

    record Existing(EditionId edition) implements EditionTarget {}

    /** @param source a link, or empty */
    record New(
            InstrumentId instrument,
            String label,
            EditionKind kind,
            @Nullable LocalDate date,
            String source) implements EditionTarget {

        /** @throws org.communique.text.unicode.ShortTextException if a text cannot be kept */
        New cleaned() {
            return new New(
                    instrument,
                    ShortText.checkedLine(label, Edition.LONGEST_LABEL),
                    kind,
                    date,
                    LinkAddress.of(source).orElse(""));
        }
    }
}
