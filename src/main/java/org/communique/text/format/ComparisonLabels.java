package org.communique.text.format;

import java.util.function.IntFunction;

/**
 * The words in which a comparison tells what its colours alone would not.
 *
 * @param before    names the old text
 * @param after     names the new text
 * @param movedFrom tells at which number a paragraph stood
 * @param movedTo   tells at which number it stands now
 * @param restyled  tells that bold, italic or a link came or went
 */
public record ComparisonLabels(
        String before, String after, IntFunction<String> movedFrom, IntFunction<String> movedTo, String restyled) {}
