package org.communique.comment;

/** @param complete whether nothing follows */
public record ConversationPart(Conversation conversation, boolean complete) {}
