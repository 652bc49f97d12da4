package org.communique.amendment.ui;

import static org.communique.amendment.ui.AmendmentLabels.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.communique.amendment.Amendment;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.AmendmentRights;
import org.communique.amendment.RoundService;
import org.communique.amendment.passage.PassageService;
import org.communique.amendment.passage.PassageState;
import org.communique.amendment.proposal.Proposal;
import org.communique.amendment.proposal.Proposal.Item;
import org.communique.amendment.proposal.ProposalOutcome;
import org.communique.amendment.proposal.ProposalPreview;
import org.communique.amendment.proposal.ProposalService;
import org.communique.amendment.proposal.ProposalTarget;
import org.communique.amendment.proposal.ProposedChange;
import org.communique.amendment.ui.file.FirstRoundPanel;
import org.communique.amendment.ui.file.PendingFile;
import org.communique.amendment.ui.file.ProposalFileActions;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.communique.collab.Participant;
import org.communique.refusal.Refusal;
import org.communique.screen.BackgroundTask;
import org.communique.screen.EmptyState;
import org.communique.screen.KeyedChildren;
import org.communique.screen.Question;
import org.communique.screen.SkipTarget;
import org.communique.screen.Toasts;
import org.communique.screen.UnsavedChanges;
import org.communique.statement.Statement;
import org.communique.statement.lifecycle.StatementService;
import org.communique.statement.ui.DraftEditor;
import org.communique.statement.ui.NamedScreen;
import org.communique.statement.ui.RefreshableScreen;
import org.communique.statement.ui.ScreenActions;
import org.communique.statement.ui.StatementLayout;
import org.jspecify.annotations.Nullable;

/** Where members of an organisation change a copy of the text, see what that changes, and submit it. */
@PermitAll
@Route(value = "statements/:statement/amendments/propose", layout = StatementLayout.class)
@StyleSheet("context://amendments.css")
class ProposeView extends Div
        implements BeforeEnterObserver, BeforeLeaveObserver, RefreshableScreen, ScreenActions, NamedScreen {

    private final StatementService statements;
    private final AmendmentRights amendmentRights;
    private final ProposalService proposals;
    private final CopyActions copies;
    private final RoundService rounds;
    private final PassageService passages;
    private final ProposalFileActions files;
    private final CurrentMember currentMember;
    private final Directory directory;
    private final UnsavedChanges unsaved = new UnsavedChanges(this);
    private final Div bar = new Div();
    private final BackgroundTask comparing = new BackgroundTask();
    private final Paragraph nothing = new Paragraph(text("propose.nothing"));
    private final Div accepted = new Div();
    private final Div settled = new Div();
    private final Div list = new Div();
    /** Of a copy that becomes one text for an amendment. */
    private final TextArea reason = new TextArea();

    private final Button submit = new Button("", click -> submit());
    private @Nullable Proposal proposal;
    private @Nullable ProposalPreview shown;
    private List<ProposedChangeCard> cards = List.of();
    private List<Integer> closed = List.of();
    private String formerReason = "";
    private @Nullable KeyedChildren<String, ProposedChangeCard> children;
    private String language = "";

    ProposeView(
            StatementService statements,
            AmendmentRights amendmentRights,
            ProposalService proposals,
            CopyActions copies,
            RoundService rounds,
            PassageService passages,
            ProposalFileActions files,
            CurrentMember currentMember,
            Directory directory) {
        this.statements = statements;
        this.amendmentRights = amendmentRights;
        this.proposals = proposals;
        this.copies = copies;
        this.rounds = rounds;
        this.passages = passages;
        this.files = files;
        this.currentMember = currentMember;
        this.directory = directory;
        addClassNames("screen", "draft", "propose");
        bar.addClassName("actions");
        list.addClassName("amendment-list");
        accepted.addClassNames("card-line", "meta");
        settled.addClassName("card-line");
        nothing.addClassName("meta");
        submit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        submit.setDisableOnClick(true);
        reason.setMaxLength(Amendment.LONGEST_REASON);
        reason.setWidthFull();
        reason.addValueChangeListener(change -> countAmendments());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var statement = StatementLayout.statementOf(event, statements);
        if (!amendmentRights.canPropose(statement.id())) {
            throw new NotFoundException();
        }
        removeAll();
        bar.removeAll();
        var query = event.getLocation().getQueryParameters();
        // Whose address is opened has no copy made: it counts, and colleagues see it.
        copies.begun(statement.id(), query)
                .ifPresentOrElse(
                        begun -> open(begun, statement),
                        () -> PendingFile.of(event.getUI(), statement.id())
                                .filter(_ -> query.getParameters().isEmpty())
                                .ifPresentOrElse(
                                        pending -> openRound(event.getUI(), pending, statement),
                                        () -> offer(statement, query)));
    }

    private void offer(Statement statement, QueryParameters query) {
        add(new EmptyState(
                text("propose"),
                text("propose.begin.advice"),
                new Button(text("propose.begin"), click -> begin(statement, query)),
                back(statement)));
    }

    private void openRound(UI ui, PendingFile pending, Statement statement) {
        var panel = new FirstRoundPanel(rounds, pending, () -> begin(statement, QueryParameters.empty()));
        add(panel);
        if (!pending.tried()) {
            pending.markTried(ui);
            panel.open();
        }
    }

    private void begin(Statement statement, QueryParameters query) {
        var outcome = copies.begin(statement.id(), query);
        removeAll();
        switch (outcome) {
            case ProposalOutcome.Begun(var begun) -> open(begun, statement);
            case ProposalOutcome.Submitted _ -> throw new IllegalStateException("not begun");
            case Refusal refusal -> add(new EmptyState(text("none"), Toasts.text(refusal), back(statement)));
        }
    }

    /** The text is kept as it is typed, the reasons are not. */
    @Override
    public void beforeLeave(BeforeLeaveEvent leaving) {
        unsaved.ask(leaving);
    }

    private static Component back(Statement statement) {
        return new Anchor("statements/" + statement.id().value() + "/amendments", text("propose.back"));
    }

    private void open(Proposal begun, Statement statement) {
        proposal = begun;
        language = statement.language();
        var person = currentMember.get();
        var editor = new DraftEditor(
                begun.id().draft(), new Participant(person.id().value(), person.name()), proposals.colour(begun.id()));
        editor.showChangesFrom(proposals.base(begun.id()));
        proposals.unsentKey(begun.id()).ifPresent(editor::keepUnsentUnder);
        editor.setReadOnly(false);
        editor.onTextChanged(this::compare);
        editor.addClassName(SkipTarget.CLASS);
        children = new KeyedChildren<>(
                list, _ -> new ProposedChangeCard(language, begun.id().target() != null, this::countAmendments));
        var of = directory
                .organisation(begun.organisation())
                .map(organisation -> organisation.displayName())
                .orElse("");
        var target = begun.id().target();
        var advice = new Paragraph(target == null ? text("propose.advice") : advice(target, begun));
        advice.addClassName("meta");
        formerReason = copies.formerReason(begun);
        reason.setValue(formerReason);
        reason.setVisible(target != null);
        reason.setLabel(target == null ? "" : text("copy.reason." + target.purpose()));
        var side = new Aside(new H2(text("propose.changes")), settled, comparing, nothing, list, reason);
        side.addClassName("proposed-changes");
        var frame = new Div(editor);
        frame.addClassName("draft-editor");
        var sides = new Div(frame, side);
        sides.addClassName("propose-sides");
        add(
                new H2(
                        target == null
                                ? text("propose.title", of)
                                : text("copy.title." + target.purpose(), target.number(), of)),
                advice,
                accepted,
                files.of(begun.id(), language),
                sides);
        var discard = new Button(text("propose.discard"), click -> confirmDiscarding(statement));
        discard.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        bar.add(discard, submit);
        showAccepted();
        showPassages();
        compare();
        if (target == null) {
            PendingFile.take(UI.getCurrent(), statement.id())
                    .ifPresent(pending -> files.compare(begun.id(), language, pending.file()));
        }
    }

    private String advice(ProposalTarget target, Proposal begun) {
        var key = copies.isOfToday(begun) ? "copy.today." : "copy.advice.";
        return text(key + target.purpose(), target.number());
    }

    private void compare() {
        if (proposal instanceof Proposal open) {
            comparing.run(() -> proposals.preview(open.id()), this::show);
        }
    }

    private void show(ProposalPreview preview) {
        shown = preview;
        if (children != null) {
            cards = children.show(keys(preview.changes()));
        }
        for (int i = 0; i < cards.size(); i++) {
            cards.get(i).show(preview.changes().get(i), i == 0);
        }
        nothing.setVisible(cards.isEmpty());
        warnOfClosed();
        countAmendments();
    }

    /** The copy stays as it is, so that nobody's text changes while they write. */
    private void showAccepted() {
        if (proposal instanceof Proposal open) {
            var numbers = copies.notIn(open);
            accepted.removeAll();
            accepted.setVisible(!numbers.isEmpty());
            accepted.add(new Span(text("propose.accepted")));
            numbers.forEach(number -> accepted.add(new Anchor(
                    AmendmentCard.address(AmendmentId.of(open.id().statement(), number)), text("number", number))));
        }
    }

    private void showPassages() {
        if (proposal instanceof Proposal open) {
            var now = passages.settled(open.round());
            settled.removeAll();
            PassageLabels.badges(now).forEach(settled::add);
            settled.setVisible(!now.isEmpty());
            closed = PassageLabels.numbers(now, PassageState.CLOSED);
            warnOfClosed();
        }
    }

    private void warnOfClosed() {
        cards.forEach(card -> card.warnOf(closed));
    }

    /** A reason stays with the change of its passage. */
    private static List<String> keys(List<ProposedChange> changes) {
        var seen = new HashMap<String, Integer>();
        return changes.stream()
                .map(change -> change.kind() + "/" + change.passage())
                .map(key -> key + "/" + seen.merge(key, 1, Integer::sum))
                .toList();
    }

    private List<Item> items() {
        var items = new ArrayList<Item>();
        for (int i = 0; i < cards.size(); i++) {
            var card = cards.get(i);
            if (i > 0 && card.isTogether()) {
                var last = items.removeLast();
                var places = new ArrayList<>(last.changes());
                places.add(i);
                items.add(new Item(places, last.reason()));
            } else {
                items.add(new Item(List.of(i), card.reason()));
            }
        }
        return items;
    }

    /** What was written for a change that is taken together with another is a reason for both. */
    private void moveReasons() {
        for (int i = cards.size() - 1; i > 0; i--) {
            var card = cards.get(i);
            if (card.isTogether() && !card.reason().isBlank()) {
                cards.get(i - 1).addReason(card.takeReason());
            }
        }
    }

    private void countAmendments() {
        moveReasons();
        if (proposal instanceof Proposal open && open.id().target() instanceof ProposalTarget target) {
            submit.setEnabled(!cards.isEmpty());
            submit.setText(text("copy.submit." + target.purpose(), target.number()));
            unsaved.set(!reason.getValue().equals(formerReason));
            return;
        }
        int many = items().size();
        submit.setEnabled(many > 0);
        submit.setText(text("propose.submit", Math.max(many, 1)));
        unsaved.set(cards.stream().anyMatch(card -> !card.reason().isBlank()));
    }

    private void submit() {
        try {
            if (proposal instanceof Proposal open && shown != null) {
                submit(open, shown.revision());
            }
        } finally {
            countAmendments();
        }
    }

    private void submit(Proposal open, long revision) {
        var target = open.id().target();
        var outcome = target == null
                ? copies.submit(open, revision, language, items())
                : copies.submit(open, revision, language, reason.getValue());
        switch (outcome) {
            case ProposalOutcome.Submitted(var amendments) -> {
                Toasts.done(
                        target == null
                                ? text("propose.submitted", amendments.size())
                                : text(
                                        "copy.submitted." + target.purpose(),
                                        amendments.getFirst().id().number()));
                end();
                UI.getCurrent().navigate("statements/" + open.id().statement().value() + "/amendments");
            }
            case ProposalOutcome.Begun _ -> throw new IllegalStateException("not submitted");
            case ProposalOutcome.ChangedMeanwhile _, ProposalOutcome.InvalidItems _ -> {
                Toasts.refused(new ProposalOutcome.ChangedMeanwhile());
                compare();
            }
            case ProposalOutcome.PassagesClosed refusal -> {
                Toasts.refused(refusal);
                showPassages();
            }
            case Refusal refusal -> Toasts.refused(refusal);
        }
    }

    private void end() {
        proposal = null;
        cards = List.of();
        unsaved.set(false);
    }

    private void confirmDiscarding(Statement statement) {
        Question.askIrrevocable(text("propose.discard"), text("propose.discard.text"), text("propose.discard"), () -> {
            if (proposal instanceof Proposal open) {
                proposals.discard(open.id());
                Toasts.done(text("propose.discarded"));
                end();
                UI.getCurrent().navigate("statements/" + statement.id().value() + "/amendments");
            }
        });
    }

    @Override
    public String name() {
        return text("propose");
    }

    /** The copy is the organisation's own; of what others do, accepted amendments and closed passages matter here. */
    @Override
    public void refresh(Statement statement) {
        showAccepted();
        showPassages();
    }

    /** Reasons that are not submitted yet would be lost. */
    @Override
    public boolean dependsOnRights() {
        return false;
    }

    @Override
    public Component actions() {
        return bar;
    }
}
