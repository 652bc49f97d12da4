package org.communique.text.format;

/**
 * Where a change came from.
 *
 * @param label   in words
 * @param address of its page; empty if it has none
 */
public record ChangeOrigin(String label, String address) {}
