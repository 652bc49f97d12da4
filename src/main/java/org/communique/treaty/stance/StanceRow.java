package org.communique.treaty.stance;

import java.util.List;
import org.communique.coalition.directory.OrganisationId;
import org.communique.erasure.StoredName;

/** What one organisation answered, with its name at the time. */
public record StanceRow(
        OrganisationId organisation, @StoredName String name, List<ArticleStance> stances) {}
