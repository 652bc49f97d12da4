package org.communique.statement.draft;

import org.communique.text.comparison.Quotation;

/**
 * @param version   that the words were quoted from; the next one if from the draft
 * @param words     that come in their place
 * @param client    Yjs client id of the edit, kept for it by {@link DraftRewordingService#keepClient}: with the same one it is done once only
 */
public record Reword(int version, Quotation quotation, String words, long client) {}
