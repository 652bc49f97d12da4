package org.communique.file.print;

import java.time.Instant;
import org.communique.text.unicode.Direction;
import org.jspecify.annotations.Nullable;

/**
 * A page of ours to typeset.
 *
 * @param xhtml    a whole document with its style in it; every address in it that would have to be loaded is refused
 * @param language BCP 47 tag
 * @param date     that the file says it was made at
 * @param source   what it was made of, to be found in the file; null if it is of no text
 */
public record PrintDocument(
        String xhtml,
        String language,
        Direction direction,
        Instant date,
        @Nullable PrintedText source) {}
