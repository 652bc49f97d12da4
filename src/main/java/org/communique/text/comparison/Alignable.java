package org.communique.text.comparison;

import java.util.stream.Stream;

/** A part of a text that can be aligned with one of another text. */
public interface Alignable<T> {

    /** What it is compared by, in one string. */
    String content();

    /** Whether it can be recognised; an empty paragraph is like any other. */
    boolean hasWords();

    /** Whether it could become the other by a change of its words. */
    boolean isLike(T other);

    /** By which the similarity of two is measured. */
    Stream<String> words();
}
