package org.communique.comment;

/** @param complete whether nothing follows */
public record ConversationPage(Conversation conversation, boolean complete) {}
