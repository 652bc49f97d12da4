package org.communique.collab;

/**
 * Who takes part in a draft.
 *
 * @param member the member's id
 * @param name as the others see it
 */
public record Participant(String member, String name) {}
