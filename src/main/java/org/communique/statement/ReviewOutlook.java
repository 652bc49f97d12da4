package org.communique.statement;

import java.util.HashSet;
import java.util.List;
import org.communique.coalition.CurrentMember;
import org.communique.coalition.MemberId;
import org.communique.collab.DraftId;
import org.communique.collab.Drafts;
import org.communique.statement.StageProspects.Prospect;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Who will be able to decide on a draft once it is submitted, told while something can still be done about it. */
@Service
@PreAuthorize("denyAll()")
public class ReviewOutlook {

    private final Statements statements;
    private final StatementRights rights;
    private final Drafts drafts;
    private final CurrentMember currentMember;
    private final StageProspects prospects;

    ReviewOutlook(
            Statements statements,
            StatementRights rights,
            Drafts drafts,
            CurrentMember currentMember,
            StageProspects prospects) {
        this.statements = statements;
        this.rights = rights;
        this.drafts = drafts;
        this.currentMember = currentMember;
        this.prospects = prospects;
    }

    /** If the current member submitted it, where they may. */
    @PreAuthorize("@statementRights.canRead(#id)")
    public List<Prospect> of(StatementId id) {
        var authors = new HashSet<MemberId>();
        drafts.contributors(new DraftId(id.value())).forEach(author -> authors.add(new MemberId(author)));
        if (rights.canEdit(id)) {
            authors.add(currentMember.id());
        }
        return prospects.of(statements.findById(id).orElseThrow(), authors);
    }
}
