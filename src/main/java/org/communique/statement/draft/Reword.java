package org.communique.statement.draft;

import java.time.Instant;
import org.communique.text.comparison.Quotation;
import org.jspecify.annotations.Nullable;

/**
 * @param version   that the words were quoted from; the next one if from the draft
 * @param anchor    of the words in the draft, where they were chosen there
 * @param words     that come in their place
 * @param client    Yjs client id of the edit, kept for it by {@link DraftRewordingService#keepClient}: with the same one it is done once only
 * @param until     no edit is begun after it, as another may take its place
 */
public record Reword(
        int version, Quotation quotation, @Nullable DraftAnchor anchor, String words, long client, Instant until) {}
