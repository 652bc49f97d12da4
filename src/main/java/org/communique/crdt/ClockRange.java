package org.communique.crdt;

/** The clocks {@code from} (inclusive) {@code to} (exclusive) of one client. */
public record ClockRange(long from, long to) {}
