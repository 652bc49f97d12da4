package org.communique.statement.lifecycle;

import java.util.HashSet;
import java.util.List;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.MemberId;
import org.communique.collab.DraftId;
import org.communique.collab.room.CollaborationService;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.access.StatementRights;
import org.communique.statement.lifecycle.StageForecaster.StageForecast;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Who will be able to decide on a draft once it is submitted, told while something can still be done about it. */
@Service
@PreAuthorize("denyAll()")
public class ReviewForecastService {

    private final Statements statements;
    private final StatementRights rights;
    private final CollaborationService collaborationService;
    private final CurrentMember currentMember;
    private final StageForecaster prospects;

    ReviewForecastService(
            Statements statements,
            StatementRights rights,
            CollaborationService collaborationService,
            CurrentMember currentMember,
            StageForecaster prospects) {
        this.statements = statements;
        this.rights = rights;
        this.collaborationService = collaborationService;
        this.currentMember = currentMember;
        this.prospects = prospects;
    }

    /** If the current member submitted it, where they may. */
    @PreAuthorize("@statementRights.canRead(#id)")
    public List<StageForecast> of(StatementId id) {
        var authors = new HashSet<MemberId>();
        collaborationService.contributors(new DraftId(id.value())).forEach(author -> authors.add(new MemberId(author)));
        if (rights.canEdit(id)) {
            authors.add(currentMember.id());
        }
        return prospects.of(statements.findById(id).orElseThrow(), authors);
    }
}
