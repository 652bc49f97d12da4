package org.communique.signon.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import org.communique.screen.EmptyState;
import org.communique.signon.answer.AnswerService;
import org.communique.signon.answer.SignOnService;
import org.communique.signon.answer.SigningDetails;
import org.communique.signon.call.CallPanelFactory;
import org.communique.signon.call.OutreachService;
import org.communique.signon.call.SignOnCallService;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.access.StatementRights;
import org.communique.statement.lifecycle.StatementService;
import org.communique.statement.ui.ScreenActions;
import org.communique.statement.ui.StatementLayout;
import org.communique.statement.version.VersionComparisonService;
import org.communique.statement.version.VersionHtmlRenderer;
import org.jspecify.annotations.Nullable;

/** A statement's sign-on call, as far as it is the member's business. */
@PermitAll
@Route(value = "statements/:statement/sign-on", layout = StatementLayout.class)
@StyleSheet("signon.css")
class SignOnView extends Div implements BeforeEnterObserver, ScreenActions {

    private final StatementService statements;
    private final StatementRights rights;
    private final SignOnService signOn;
    private final SignOnCallService calls;
    private final AnswerService answers;
    private final OutreachService outreach;
    private final VersionComparisonService versionComparisonService;
    private final VersionHtmlRenderer html;
    private final Clock clock;
    private final List<CallPanelFactory> panelFactories;
    private final Div actions = new Div();

    SignOnView(
            StatementService statements,
            StatementRights rights,
            SignOnService signOn,
            SignOnCallService calls,
            AnswerService answers,
            OutreachService outreach,
            VersionComparisonService versionComparisonService,
            VersionHtmlRenderer html,
            Clock clock,
            List<CallPanelFactory> panelFactories) {
        this.statements = statements;
        this.rights = rights;
        this.signOn = signOn;
        this.calls = calls;
        this.answers = answers;
        this.outreach = outreach;
        this.versionComparisonService = versionComparisonService;
        this.html = html;
        this.clock = clock;
        this.panelFactories = panelFactories;
        addClassNames("screen", "sign-on");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(StatementLayout.statementOf(event, statements));
    }

    private void show(Statement statement) {
        removeAll();
        actions.removeAll();
        var details = signOn.details(statement.id()).orElse(null);
        var coordinates = rights.canCoordinate(statement.id());
        var signing = details == null || details.own().isEmpty()
                ? null
                : new SigningPanel(signOn, versionComparisonService, html, details, clock);
        if (coordinates) {
            if (details != null && signing != null) {
                signing.reminder(details).ifPresent(this::add);
            }
            add(coordination(statement, details));
        }
        if (signing != null) {
            add(signing);
        } else if (!coordinates) {
            add(explanation(details == null ? statement.phase().name() : "NOT_INVITED"));
        }
    }

    @Override
    public Component actions() {
        return actions;
    }

    private Component coordination(Statement statement, @Nullable SigningDetails details) {
        if (details != null && !lacksCall(statement, details)) {
            var board = new BoardPanel(calls, answers, outreach, details.call(), clock, panelFactories);
            actions.add(board.actions());
            return board;
        }
        return statement.phase() == Phase.APPROVED
                ? new OpenCallForm(calls, statement.id(), clock)
                : explanation(statement.phase().name());
    }

    /** Whether the newest call is of an earlier text than the one that is approved. */
    private static boolean lacksCall(Statement statement, SigningDetails details) {
        return statement.phase() == Phase.APPROVED && !details.call().version().equals(statement.newestVersion());
    }

    private Component explanation(String why) {
        return new EmptyState(getTranslation("signon.explanation"), getTranslation("signon.explanation." + why));
    }
}
