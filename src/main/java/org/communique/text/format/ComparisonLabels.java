package org.communique.text.format;

import java.util.function.IntFunction;

/**
 * The words in which a comparison says what its colours alone would not.
 *
 * @param before    names the old text
 * @param after     names the new text
 * @param movedFrom says which number a paragraph had
 * @param movedTo   says which number it has now
 * @param restyled  says that bold, italic or a link changed
 */
public record ComparisonLabels(
        String before, String after, IntFunction<String> movedFrom, IntFunction<String> movedTo, String restyled) {}
