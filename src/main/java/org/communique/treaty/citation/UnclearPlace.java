package org.communique.treaty.citation;

/** Where a text may cite an article that could not be recognised. As of a {@link CitedPlace}. */
public record UnclearPlace(String address, String before, String words, String after) {}
