package org.communique.statement.creation;

import org.communique.text.document.RichText;

/**
 * Proposes a statement.
 *
 * @param language BCP 47 tag
 * @param reason   why the coalition should make it
 * @param text     what the draft begins with
 */
public record ProposeStatement(String title, String language, String reason, RichText text) {}
