package org.communique.statement.creation;

import java.util.List;
import org.communique.statement.Grant;
import org.communique.text.document.RichText;

/**
 * Opens a statement.
 *
 * @param language BCP 47 tag
 * @param workflow key of the process definition
 * @param text     what the draft begins with
 */
public record CreateStatement(String title, String language, String workflow, RichText text, List<Grant> grants) {}
