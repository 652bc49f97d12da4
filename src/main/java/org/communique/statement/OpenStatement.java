package org.communique.statement;

import java.util.List;
import org.communique.text.RichText;

/**
 * Opens a statement.
 *
 * @param language BCP 47 tag
 * @param workflow key of the process definition
 * @param text     what the draft begins with
 */
public record OpenStatement(String title, String language, String workflow, RichText text, List<Grant> grants) {}
