package org.communique.publishing.office.export;

import java.time.Instant;

/**
 * Who is behind a step of a tracked text.
 *
 * @param name as people are to read it
 */
public record Reviser(String name, Instant at) {}
