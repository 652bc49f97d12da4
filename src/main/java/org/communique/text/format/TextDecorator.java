package org.communique.text.format;

import java.util.List;

/** Knows what to show of words of a text that is not part of the text. */
public interface TextDecorator {

    TextDecorator NONE = words -> List.of();

    /** @param words of a paragraph, heading, list item, cell or footnote, without marks */
    List<WordLink> of(String words);

    /**
     * Words that lead to what they mean.
     *
     * @param from    the first character
     * @param to      after the last character
     * @param address ours
     * @param about   what readers are told before they follow it
     * @param kind    a class name of the link
     */
    record WordLink(int from, int to, String address, String about, String kind) {}
}
