package org.communique.signon.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.communique.screen.EmptyState;
import org.communique.screen.KeyedChildren;
import org.communique.screen.TextFingerprint;
import org.communique.signon.ParticipationState;
import org.communique.signon.answer.AnswerService;
import org.communique.signon.answer.SignOnService;
import org.communique.signon.answer.SigningDetails;
import org.communique.signon.call.CallPanelFactory;
import org.communique.signon.call.OutreachService;
import org.communique.signon.call.SignOnCallService;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.VersionId;
import org.communique.statement.access.StatementRights;
import org.communique.statement.creation.PlaceholderService;
import org.communique.statement.lifecycle.StatementService;
import org.communique.statement.ui.RefreshableScreen;
import org.communique.statement.ui.ScreenActions;
import org.communique.statement.ui.StatementLayout;
import org.communique.statement.version.VersionComparisonService;
import org.communique.statement.version.VersionHtmlRenderer;
import org.communique.text.format.NameList;
import org.jspecify.annotations.Nullable;

/** A statement's sign-on call, as far as it is the member's business. */
@PermitAll
@Route(value = "statements/:statement/sign-on", layout = StatementLayout.class)
@StyleSheet("signon.css")
class SignOnView extends Div implements BeforeEnterObserver, RefreshableScreen, ScreenActions {

    private final StatementService statements;
    private final StatementRights rights;
    private final SignOnService signOn;
    private final SignOnCallService calls;
    private final AnswerService answers;
    private final OutreachService outreach;
    private final VersionComparisonService versionComparisonService;
    private final VersionHtmlRenderer html;
    private final Clock clock;
    private final PlaceholderService placeholders;
    private final List<CallPanelFactory> panelFactories;
    private final Div actions = new Div();
    private KeyedChildren<Part, Component> parts = new KeyedChildren<>(this);

    /** What a part of the screen is about: it is drawn again when that is another. */
    private record Part(String kind, Object about) {}

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
            PlaceholderService placeholders,
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
        this.placeholders = placeholders;
        this.panelFactories = panelFactories;
        addClassNames("screen", "sign-on");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var statement = StatementLayout.statementOf(event, statements);
        parts = new KeyedChildren<>(this);
        actions.removeAll();
        // First, as it would draw again what the reader is about to press.
        signOn.details(statement.id()).ifPresent(this::noteOpened);
        refresh(statement);
    }

    /** Nobody may be looking when an open screen follows what others do. */
    private void noteOpened(SigningDetails details) {
        details.own().stream()
                .filter(own -> own.mandate() != null && own.state() == ParticipationState.INVITED)
                .forEach(own -> signOn.opened(
                        details.call().version(), own.organisation().id()));
    }

    @Override
    public void refresh(Statement statement) {
        var details = signOn.details(statement.id()).orElse(null);
        var coordinates = rights.canCoordinate(statement.id());
        var signing = details == null || details.own().isEmpty() ? null : details;
        var wanted = new LinkedHashMap<Part, Supplier<Component>>();
        var signingPart =
                new Part("signing", details == null ? "" : details.text().id());
        if (coordinates) {
            var unanswered = signing == null ? List.<String>of() : unanswered(signing);
            if (!unanswered.isEmpty()) {
                wanted.put(new Part("reminder", unanswered), () -> reminder(unanswered, signingPart));
            }
            coordination(statement, details, wanted);
        }
        if (signing != null) {
            wanted.put(signingPart, () -> new SigningPanel(signOn, versionComparisonService, html, signing, clock));
        } else if (!coordinates) {
            explain(whyNothingIsAsked(statement, details), wanted);
        }
        var shown = parts.show(wanted);
        if (signing != null) {
            parts.child(signingPart).ifPresent(panel -> ((SigningPanel) panel).show(signing));
        }
        showActions(shown);
    }

    private String whyNothingIsAsked(Statement statement, @Nullable SigningDetails details) {
        if (details == null || statement.phase() != Phase.SIGN_ON) {
            return statement.phase().name();
        }
        return details.call().takesSignatures(clock.instant()) ? "NOT_INVITED" : Phase.CLOSED.name();
    }

    private List<String> unanswered(SigningDetails details) {
        return details.call().takesSignatures(clock.instant())
                ? details.own().stream()
                        .filter(own -> own.state().isUnanswered())
                        .map(own -> own.organisation().displayName())
                        .toList()
                : List.of();
    }

    /** For coordinators, who have the board before it: the organisations of theirs that have not answered. */
    private Component reminder(List<String> unanswered, Part signing) {
        var reminder = new Div(
                new Span(getTranslation("signon.own.unanswered", unanswered.size(), NameList.of(unanswered))),
                new Button(
                        getTranslation("signon.own.unanswered.go"),
                        click -> parts.child(signing).ifPresent(Component::scrollIntoView)));
        reminder.addClassName("next-step");
        return reminder;
    }

    private void showActions(List<Component> shown) {
        var wanted = shown.stream()
                .filter(BoardPanel.class::isInstance)
                .map(board -> ((BoardPanel) board).actions())
                .toList();
        if (!wanted.equals(actions.getChildren().toList())) {
            actions.removeAll();
            actions.add(wanted);
        }
    }

    @Override
    public Component actions() {
        return actions;
    }

    private void coordination(
            Statement statement, @Nullable SigningDetails details, Map<Part, Supplier<Component>> wanted) {
        if (details != null && !lacksCall(statement, details)) {
            var call = details.call();
            var publishable =
                    statement.phase() == Phase.CLOSED && call.version().equals(statement.newestVersion());
            var part = new Part("board", List.of(call.version(), call.closed(), publishable));
            parts.child(part).ifPresent(board -> ((BoardPanel) board).refresh());
            wanted.put(part, () -> new BoardPanel(calls, answers, outreach, call, publishable, clock, panelFactories));
            if (details.own().isEmpty()) {
                wanted.put(
                        new Part("fingerprint", call.version()),
                        () -> new TextFingerprint(
                                getTranslation("screen.hash", call.version().number()),
                                call.hash().value()));
            }
        } else if (statement.phase() == Phase.APPROVED && statement.newestVersion() instanceof VersionId approved) {
            wanted.put(
                    new Part("form", approved.number()),
                    () -> new OpenCallForm(calls, outreach, placeholders, approved, clock));
        } else {
            explain(statement.phase().name(), wanted);
        }
    }

    /** Whether the newest call is of an earlier text than the one that is approved. */
    private static boolean lacksCall(Statement statement, SigningDetails details) {
        return statement.phase() == Phase.APPROVED && !details.call().version().equals(statement.newestVersion());
    }

    private void explain(String why, Map<Part, Supplier<Component>> wanted) {
        wanted.put(
                new Part("explanation", why),
                () -> new EmptyState(
                        getTranslation("signon.explanation"), getTranslation("signon.explanation." + why)));
    }
}
