package org.communique.signon;

/**
 * What an act rests on when no representative of the organisation entered it here.
 *
 * @param evidence   how the coalition knows, in the coordinator's words
 * @param recordedBy the coordinator's name then
 */
public record Consent(Channel channel, String evidence, String recordedBy) {}
