package org.communique.treaty.instrument;

/** @param number as it is printed, such as {@code IV} */
public record Chapter(String number, String title) {}
