package org.communique.amendment.ui;

import static org.communique.amendment.ui.AmendmentLabels.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.communique.amendment.Amendment;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.AmendmentRights;
import org.communique.amendment.AmendmentRound;
import org.communique.amendment.RoundService;
import org.communique.amendment.desk.AmendmentReviewService;
import org.communique.amendment.desk.BulkService;
import org.communique.amendment.desk.DeskEntry;
import org.communique.amendment.desk.Standing;
import org.communique.amendment.passage.PassageService;
import org.communique.amendment.ui.desk.BulkBar;
import org.communique.amendment.ui.desk.DeskKeys;
import org.communique.amendment.ui.desk.SelectableItem;
import org.communique.amendment.vote.ShownVote;
import org.communique.amendment.vote.VoteService;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.communique.screen.BackgroundTask;
import org.communique.screen.EmptyState;
import org.communique.screen.KeyedChildren;
import org.communique.screen.SkipTarget;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.access.StatementRights;
import org.communique.statement.lifecycle.StatementService;
import org.communique.statement.ui.RefreshableScreen;
import org.communique.statement.ui.ScreenActions;
import org.communique.statement.ui.StatementLayout;
import org.communique.statement.ui.StatementTabs;
import org.jspecify.annotations.Nullable;

/** What is proposed to change in a statement, in the order of its text: to support, oppose and settle. */
@PermitAll
@Route(value = "statements/:statement/amendments", layout = StatementLayout.class)
@StyleSheet("context://amendments.css")
class AmendmentsView extends Div implements BeforeEnterObserver, RefreshableScreen, ScreenActions {

    private static final int PAGE = 30;

    private final StatementService statements;
    private final StatementRights rights;
    private final AmendmentRights amendmentRights;
    private final RoundService rounds;
    private final AmendmentReviewService desk;
    private final AmendmentFileLinks files;
    private final PassageService passageService;
    private final AmendmentActions actions;
    private final BulkService bulkService;
    private final VoteActions voteActions;
    private final VoteService votes;
    private final CurrentMember currentMember;
    private final Directory directory;
    private final Clock clock;
    private final Div bar = new Div();
    private final BackgroundTask loading = new BackgroundTask();
    private final BackgroundTask drawing = new BackgroundTask();
    private final Paragraph count = new Paragraph();
    private final OpenVotesPanel openVotes;
    private final Div list = new Div();
    private final AmendedTextPanel bracketed;
    private final RadioButtonGroup<Shape> shape = new RadioButtonGroup<>();
    private final Button more = new Button("", click -> showMore());
    private @Nullable Shown shown;
    private int most = PAGE;

    /** How they are shown. */
    private enum Shape {
        LIST,
        BRACKETED,
        PASSAGES
    }

    /** What stays while the screen is open. */
    private record Shown(
            StatementId statement,
            String language,
            DeskPermissions permissions,
            RoundPanel round,
            PassagesPanel passages,
            AmendmentFilter filter,
            KeyedChildren<AmendmentId, SelectableItem<AmendmentCard>> cards,
            BulkBar bulk,
            List<Standing> standings) {

        Shown with(List<Standing> now) {
            return new Shown(statement, language, permissions, round, passages, filter, cards, bulk, now);
        }

        Shown with(DeskPermissions now) {
            return new Shown(statement, language, now, round, passages, filter, cards, bulk, standings);
        }
    }

    AmendmentsView(
            StatementService statements,
            StatementRights rights,
            AmendmentRights amendmentRights,
            RoundService rounds,
            AmendmentReviewService desk,
            AmendmentFileLinks files,
            PassageService passageService,
            AmendmentActions actions,
            BulkService bulkService,
            VoteActions voteActions,
            VoteService votes,
            CurrentMember currentMember,
            Directory directory,
            Clock clock) {
        this.statements = statements;
        this.rights = rights;
        this.amendmentRights = amendmentRights;
        this.rounds = rounds;
        this.desk = desk;
        this.bracketed = new AmendedTextPanel(desk);
        this.files = files;
        this.passageService = passageService;
        this.actions = actions;
        this.bulkService = bulkService;
        this.voteActions = voteActions;
        this.openVotes = new OpenVotesPanel(voteActions);
        this.votes = votes;
        this.currentMember = currentMember;
        this.directory = directory;
        this.clock = clock;
        addClassNames("screen", "amendments");
        bar.addClassName("actions");
        count.addClassName("meta");
        list.addClassName("amendment-list");
        SkipTarget.mark(list);
        shape.setItems(Shape.values());
        shape.setItemLabelGenerator(each -> text("shape." + each));
        shape.setAriaLabel(text("shape"));
        shape.addThemeVariants(RadioGroupVariant.AURA_HORIZONTAL);
        shape.setValue(Shape.LIST);
        shape.addValueChangeListener(change -> draw());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        shown = null;
        refresh(StatementLayout.statementOf(event, statements));
    }

    @Override
    public void refresh(Statement statement) {
        var round = rounds.latest(statement.id()).orElse(null);
        showActions(statement, round);
        if (round == null) {
            removeAll();
            add(new EmptyState(
                    text("no-round"),
                    text(rights.canCoordinate(statement.id()) ? "no-round.coordinator" : "no-round.advice")));
            return;
        }
        var permissions = permissions(statement.id(), round);
        var now = shown == null ? begin(statement, round, permissions) : shown.with(permissions);
        shown = now;
        now.round().show(round);
        now.passages().begin(round.id());
        loading.run(() -> desk.standings(statement.id()), this::show);
    }

    private DeskPermissions permissions(StatementId statement, AmendmentRound round) {
        var speaks = amendmentRights.canPropose(statement);
        return new DeskPermissions(
                currentMember.get().organisation(),
                speaks,
                speaks && round.isOpen(clock.instant()),
                rights.canEdit(statement),
                rights.canCoordinate(statement));
    }

    private Shown begin(Statement statement, AmendmentRound round, DeskPermissions permissions) {
        removeAll();
        Runnable changed = () -> refresh(statements.get(statement.id()));
        var panel = new RoundPanel(rounds, directory, clock, permissions.coordinate(), changed);
        var passages = new PassagesPanel(passageService, round.id(), statement.language(), permissions);
        var filter = new AmendmentFilter(permissions.organisation(), this::draw);
        var bulk = new BulkBar(bulkService, statement.id(), this::tick, changed);
        bulk.setVisible(permissions.merge());
        var cards = new KeyedChildren<AmendmentId, SelectableItem<AmendmentCard>>(
                list,
                id -> new SelectableItem<>(
                        new AmendmentCard(permissions, actions, voteActions, statement.language(), changed),
                        chosen -> bulk.choose(id.number(), chosen)));
        add(
                panel,
                openVotes,
                row(shape, new DeskKeys(list, filter)),
                filter,
                row(count, bulk),
                loading,
                drawing,
                list,
                more,
                bracketed,
                passages,
                files.of(statement.id()));
        return new Shown(
                statement.id(), statement.language(), permissions, panel, passages, filter, cards, bulk, List.of());
    }

    private static Div row(Component... parts) {
        var row = new Div(parts);
        row.addClassName("amendments-row");
        return row;
    }

    private void show(List<Standing> standings) {
        if (shown != null) {
            shown = shown.with(standings);
            draw();
        }
    }

    private void showMore() {
        most += PAGE;
        draw();
    }

    /** What is compared or read for it is without the session lock. */
    private record Drawn(List<ShownVote> votes, List<DeskEntry> entries) {}

    private void draw() {
        if (shown == null) {
            return;
        }
        var now = shown;
        boolean isList = shape.getValue() == Shape.LIST;
        now.filter().setVisible(isList && !now.standings().isEmpty());
        count.setVisible(isList);
        list.setVisible(isList);
        now.bulk().setVisible(isList && now.permissions().merge());
        bracketed.setVisible(shape.getValue() == Shape.BRACKETED);
        now.passages().setVisible(shape.getValue() == Shape.PASSAGES);
        var found = now.standings().stream().filter(now.filter()::shows).toList();
        var first = isList ? found.subList(0, Math.min(most, found.size())) : List.<Standing>of();
        var ids = first.stream().map(standing -> standing.amendment().id()).collect(Collectors.toSet());
        drawing.run(
                () -> new Drawn(
                        votes.of(now.statement()), ids.isEmpty() ? List.of() : desk.entries(now.statement(), ids)),
                drawn -> draw(now, found, drawn));
    }

    private void draw(Shown now, List<Standing> found, Drawn drawn) {
        var names = Names.in(now.standings().stream().map(Standing::amendment).toList(), drawn.votes(), directory);
        openVotes.show(drawn.votes(), now.standings(), now.permissions().merge());
        now.filter().offer(now.standings(), names);
        if (shape.getValue() != Shape.LIST) {
            more.setVisible(false);
            showText(now, names);
            return;
        }
        now.bulk().offer(found.stream().map(Standing::amendment).toList());
        var entries = drawn.entries();
        var cards = now.cards()
                .show(entries.stream().map(entry -> entry.amendment().id()).toList());
        for (int i = 0; i < entries.size(); i++) {
            cards.get(i).item().show(entries.get(i), drawn.votes(), names, now.permissions());
            offer(cards.get(i), entries.get(i).amendment(), now);
        }
        count.setText(
                found.isEmpty()
                        ? text(now.standings().isEmpty() ? "none.round" : "none.found")
                        : text("count", found.size()));
        more.setVisible(found.size() > most);
        more.setText(text("more", Math.min(PAGE, found.size() - most)));
    }

    private void tick() {
        var now = shown;
        if (now != null) {
            now.standings().stream()
                    .map(standing -> standing.amendment().id())
                    .forEach(id -> now.cards()
                            .child(id)
                            .ifPresent(card -> card.choose(now.bulk().isChosen(id.number()))));
        }
    }

    private static void offer(SelectableItem<AmendmentCard> card, Amendment amendment, Shown now) {
        int number = amendment.id().number();
        card.offer(now.permissions().merge() && BulkBar.isSelectable(amendment), text("bulk.choose", number));
        card.choose(now.bulk().isChosen(number));
    }

    private void showText(Shown now, Names names) {
        if (shape.getValue() == Shape.PASSAGES) {
            now.passages().refresh();
        } else {
            bracketed.show(now.statement(), now.language(), names);
        }
    }

    private void showActions(Statement statement, @Nullable AmendmentRound round) {
        bar.removeAll();
        boolean open = round != null && round.isOpen(clock.instant());
        if (round != null
                && open
                && amendmentRights.canPropose(statement.id())
                && round.takesFrom(currentMember.get().organisation())) {
            var propose = new Button(
                    text("propose"),
                    click -> click.getSource().getUI().ifPresent(ui -> actions.propose(ui, statement.id())));
            propose.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            bar.add(propose);
        }
        if (!open && statement.phase() == Phase.DRAFTING && rights.canCoordinate(statement.id())) {
            var begin = new Button(
                    text("open"),
                    click -> new OpenRoundDialog(
                                    rounds,
                                    statement.id(),
                                    directory.organisations(),
                                    clock,
                                    () -> refresh(statements.get(statement.id())))
                            .open());
            if (round == null) {
                begin.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            }
            bar.add(begin);
        }
    }

    @Override
    public Component actions() {
        return bar;
    }

    /** Many statements have no round of amendments. */
    @org.springframework.stereotype.Component
    static class AmendmentsTab implements StatementTabs.OptionalTab {

        private final RoundService rounds;

        AmendmentsTab(RoundService rounds) {
            this.rounds = rounds;
        }

        @Override
        public String tab() {
            return "amendments";
        }

        @Override
        public boolean isNeeded(Statement statement, StatementRights.Held held) {
            return statement.phase() == Phase.DRAFTING && held.coordinate()
                    || rounds.latest(statement.id()).isPresent();
        }
    }
}
