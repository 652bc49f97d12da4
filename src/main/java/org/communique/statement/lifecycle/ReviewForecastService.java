package org.communique.statement.lifecycle;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.MemberId;
import org.communique.collab.DraftId;
import org.communique.collab.room.CollaborationService;
import org.communique.statement.Grant;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.access.StatementRights;
import org.communique.statement.lifecycle.StageForecaster.StageForecast;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Forecasts who could decide on a draft once it is submitted, while it can still be changed. */
@Service
@PreAuthorize("denyAll()")
public class ReviewForecastService {

    private final Statements statements;
    private final StatementRights rights;
    private final CollaborationService collaborationService;
    private final CurrentMember currentMember;
    private final StageForecaster forecaster;

    ReviewForecastService(
            Statements statements,
            StatementRights rights,
            CollaborationService collaborationService,
            CurrentMember currentMember,
            StageForecaster forecaster) {
        this.statements = statements;
        this.rights = rights;
        this.collaborationService = collaborationService;
        this.currentMember = currentMember;
        this.forecaster = forecaster;
    }

    /** If the current member submitted it, where they may. */
    @PreAuthorize("@statementRights.canRead(#id)")
    public List<StageForecast> of(StatementId id) {
        var authors = new HashSet<MemberId>();
        collaborationService.contributors(new DraftId(id.value())).forEach(author -> authors.add(new MemberId(author)));
        if (rights.canEdit(id)) {
            authors.add(currentMember.id());
        }
        return forecaster.of(statements.findById(id).orElseThrow(), authors);
    }

    /** Of a statement that the current member is about to create, write and submit. */
    @PreAuthorize("hasRole('COORDINATOR')")
    public List<StageForecast> ofNew(String workflow, List<Grant> grants) {
        var member = currentMember.id();
        var statement = Statement.opened(StatementId.random(), "", "en", workflow, member, grants, Instant.EPOCH);
        return forecaster.of(statement, Set.of(member));
    }
}
