package org.communique.treaty.stance;

import java.util.List;
import org.communique.coalition.directory.OrganisationId;

/** What one organisation answered, with its name at the time. */
public record StanceRow(OrganisationId organisation, String name, List<ArticleStance> stances) {}
