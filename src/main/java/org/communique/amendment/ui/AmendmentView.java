package org.communique.amendment.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.AmendmentRights;
import org.communique.amendment.AmendmentService;
import org.communique.amendment.RoundService;
import org.communique.amendment.desk.AmendmentReviewService;
import org.communique.amendment.desk.DeskEntry;
import org.communique.amendment.discussion.DiscussionService;
import org.communique.amendment.vote.ShownVote;
import org.communique.amendment.vote.VoteService;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.communique.comment.ui.CommentPermissions;
import org.communique.screen.BackgroundTask;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.access.StatementRights;
import org.communique.statement.lifecycle.StatementService;
import org.communique.statement.ui.NamedScreen;
import org.communique.statement.ui.RefreshableScreen;
import org.communique.statement.ui.StatementLayout;
import org.jspecify.annotations.Nullable;

/** One amendment, at an address that stays. */
@PermitAll
@Route(value = "statements/:statement/amendments/:number", layout = StatementLayout.class)
@StyleSheet("context://amendments.css")
class AmendmentView extends Div implements BeforeEnterObserver, RefreshableScreen, NamedScreen {

    private final StatementService statements;
    private final StatementRights rights;
    private final AmendmentRights amendmentRights;
    private final RoundService rounds;
    private final AmendmentService amendments;
    private final AmendmentReviewService desk;
    private final AmendmentActions actions;
    private final VoteActions voteActions;
    private final VoteService votes;
    private final CurrentMember currentMember;
    private final Directory directory;
    private final Clock clock;
    private final DiscussionService discussion;
    private final BackgroundTask loading = new BackgroundTask();
    private @Nullable AmendmentCard card;
    private @Nullable DiscussionPanel discussionPanel;
    private @Nullable AmendmentId id;

    AmendmentView(
            StatementService statements,
            StatementRights rights,
            AmendmentRights amendmentRights,
            RoundService rounds,
            AmendmentService amendments,
            AmendmentReviewService desk,
            AmendmentActions actions,
            VoteActions voteActions,
            VoteService votes,
            CurrentMember currentMember,
            Directory directory,
            Clock clock,
            DiscussionService discussion) {
        this.statements = statements;
        this.rights = rights;
        this.amendmentRights = amendmentRights;
        this.rounds = rounds;
        this.amendments = amendments;
        this.desk = desk;
        this.actions = actions;
        this.voteActions = voteActions;
        this.votes = votes;
        this.currentMember = currentMember;
        this.directory = directory;
        this.clock = clock;
        this.discussion = discussion;
        addClassNames("screen", "amendments");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var statement = StatementLayout.statementOf(event, statements);
        id = idOf(statement.id(), event.getRouteParameters().get("number").orElse(""));
        if (amendments.find(id).isEmpty()) {
            throw new NotFoundException();
        }
        var permissions = permissions(statement.id());
        card = new AmendmentCard(
                permissions, actions, voteActions, statement.language(), () -> refresh(statements.get(statement.id())));
        discussionPanel = new DiscussionPanel(
                discussion,
                directory,
                new CommentPermissions(
                        currentMember.id(), permissions.speak(), permissions.merge(), permissions.coordinate()),
                id);
        removeAll();
        add(
                new Anchor(
                        "statements/" + statement.id().value() + "/amendments", AmendmentLabels.text("propose.back")),
                loading,
                card,
                discussionPanel);
        show();
    }

    private DeskPermissions permissions(StatementId statement) {
        var speaks = amendmentRights.canPropose(statement);
        return new DeskPermissions(
                currentMember.get().organisation(),
                speaks,
                speaks
                        && rounds.latest(statement)
                                .filter(round -> round.isOpen(clock.instant()))
                                .isPresent(),
                rights.canEdit(statement),
                rights.canCoordinate(statement));
    }

    private static AmendmentId idOf(StatementId statement, String number) {
        try {
            return AmendmentId.of(statement, Integer.parseInt(number));
        } catch (IllegalArgumentException e) {
            throw new NotFoundException();
        }
    }

    @Override
    public String name() {
        return id == null ? "" : AmendmentLabels.text("number", id.number());
    }

    @Override
    public void refresh(Statement statement) {
        show();
    }

    /** It is compared with the draft without the session lock. */
    private void show() {
        if (id instanceof AmendmentId shown) {
            loading.run(
                    () -> new Drawn(desk.find(shown), votes.of(shown.statement())),
                    drawn -> drawn.entry().ifPresent(entry -> show(entry, drawn.votes())));
        }
    }

    private record Drawn(Optional<DeskEntry> entry, List<ShownVote> votes) {}

    private void show(DeskEntry entry, List<ShownVote> all) {
        if (card != null && discussionPanel != null) {
            card.show(
                    entry,
                    all,
                    Names.in(List.of(entry.amendment()), all, directory),
                    permissions(entry.amendment().id().statement()));
            discussionPanel.refresh();
        }
    }
}
