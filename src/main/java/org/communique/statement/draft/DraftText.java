package org.communique.statement.draft;

import org.communique.text.document.RichText;

/**
 * What a draft says at one moment.
 *
 * @param revision the number of its last edit
 */
public record DraftText(RichText text, long revision) {}
