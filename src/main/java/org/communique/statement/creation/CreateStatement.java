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
 * @param announced whether those who are given access are notified
 */
public record CreateStatement(
        String title, String language, String workflow, RichText text, List<Grant> grants, boolean announced) {

    /** Notifies no one. */
    public CreateStatement(String title, String language, String workflow, RichText text, List<Grant> grants) {
        this(title, language, workflow, text, grants, false);
    }
}
