package org.communique.statement.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.virtuallist.VirtualList;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Role;
import org.communique.screen.ChoiceField;
import org.communique.screen.EmptyState;
import org.communique.screen.ScreenIcon;
import org.communique.shell.MainLayout;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.TagText;
import org.communique.statement.activity.StatementChangeNotifier;
import org.communique.statement.lifecycle.StatementService;
import org.communique.statement.lifecycle.TagService;
import org.communique.statement.overview.OverviewService;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;

/** All statements that one may open, with search and filters by phase and tag: for coordinators as a table, with what is due and who is late. */
@PermitAll
@Route(value = "statements", layout = MainLayout.class)
class StatementsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int LONGEST_SEARCH = 200;

    private final StatementService statements;
    private final OverviewService overview;
    private final TagService tagService;
    private final Clock clock;
    private final StatementChangeNotifier changeNotifier;
    private final TextField search = new TextField();
    private final MultiSelectComboBox<Phase> phases = new MultiSelectComboBox<>();
    private final ChoiceField<String> tags = new ChoiceField<>("");
    /** Tags to filter by. */
    private List<String> offered = List.of();

    private final Div results = new Div();
    private List<Statement> all = List.of();
    private Runnable follow = () -> {};

    StatementsView(
            StatementService statements,
            OverviewService overview,
            TagService tagService,
            CurrentMember currentMember,
            StatementChangeNotifier changeNotifier,
            Clock clock) {
        this.statements = statements;
        this.overview = overview;
        this.tagService = tagService;
        this.changeNotifier = changeNotifier;
        this.clock = clock;
        addClassNames("screen", "statements");
        results.addClassName("results");
        var bar = toolbar();
        add(bar, results);
        if (currentMember.get().is(Role.COORDINATOR)) {
            addClassName("wide");
            bar.add(newStatement());
            showTable();
        } else {
            bar.add(propose());
            showCards();
        }
    }

    private Div toolbar() {
        search.setPlaceholder(getTranslation("statement.list.search"));
        search.setAriaLabel(getTranslation("statement.list.search"));
        search.setPrefixComponent(ScreenIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setMaxLength(LONGEST_SEARCH);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        phases.setPlaceholder(getTranslation("statement.list.phase"));
        phases.setAriaLabel(getTranslation("statement.list.phase"));
        phases.setItems(Phase.values());
        phases.setItemLabelGenerator(PhaseTag::text);
        tags.addClassName("tag-filter");
        tags.setPlaceholder(getTranslation("statement.list.tag"));
        tags.setAriaLabel(getTranslation("statement.list.tag"));
        tags.setClearButtonVisible(true);
        // The address is what is shown, so that it can be passed on.
        tags.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                getUI().ifPresent(ui -> ui.navigate(StatementsView.class, query(change.getValue())));
            }
        });
        var bar = new Div(search, phases, tags);
        bar.addClassName("toolbar");
        return bar;
    }

    private static QueryParameters query(@Nullable String tag) {
        return tag == null ? QueryParameters.empty() : QueryParameters.of(TagLinks.PARAMETER, tag);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var wanted = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(TagLinks.PARAMETER)
                .flatMap(TagText::of)
                .orElse(null);
        tags.setItems(Stream.concat(offered.stream(), Stream.ofNullable(wanted))
                .filter(distinctTags())
                .toList());
        tags.setValue(
                wanted == null
                        ? null
                        : offered.stream()
                                .filter(tag -> isSame(tag, wanted))
                                .findFirst()
                                .orElse(wanted));
        tags.setVisible(!offered.isEmpty() || wanted != null);
    }

    /** The first of those that differ in case only. */
    private static Predicate<String> distinctTags() {
        var seen = new HashSet<String>();
        return tag -> seen.add(TagText.key(tag));
    }

    private static boolean isSame(String one, String other) {
        return TagText.key(one).equals(TagText.key(other));
    }

    private String tag() {
        return Objects.requireNonNullElse(tags.getValue(), "");
    }

    private void onFilter(Runnable changed) {
        tags.addValueChangeListener(change -> changed.run());
        search.addValueChangeListener(change -> changed.run());
        phases.addValueChangeListener(change -> changed.run());
    }

    private Component newStatement() {
        var link = new Anchor("statements/new", getTranslation("statement.list.new"));
        link.addClassNames("button", "primary");
        return link;
    }

    private Component propose() {
        var link = new Anchor("statements/propose", getTranslation("statement.propose"));
        link.addClassName("button");
        return link;
    }

    private void showTable() {
        var none = statements.latest(1).isEmpty()
                ? new EmptyState(
                        getTranslation("statement.list.empty"), getTranslation("statement.list.empty.coordinator"))
                : noMatch();
        var table = new StatementTable(overview, clock, none);
        onFilter(() -> table.filter(search.getValue(), phases.getValue(), tag()));
        offered = tagService.inUse();
        results.add(table);
        follow = table::refresh;
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        var ui = attached.getUI();
        var end = changeNotifier.watchWork(ui.accessLater(() -> follow(ui), () -> {}));
        addDetachListener(detached -> {
            detached.unregisterListener();
            end.run();
        });
    }

    /** Members who have lost a role are shown what they may see. */
    private void follow(UI ui) {
        try {
            follow.run();
        } catch (AccessDeniedException e) {
            ui.getPage().reload();
        }
    }

    private void showCards() {
        all = statements.list();
        offered = all.stream()
                .flatMap(statement -> statement.tagging().tags().stream())
                .filter(distinctTags())
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .toList();
        onFilter(this::showFound);
        follow = () -> {
            var now = statements.list();
            if (!now.equals(all)) {
                all = now;
                showFound();
            }
        };
        showFound();
    }

    private void showFound() {
        var found = all.stream().filter(this::matches).toList();
        results.removeAll();
        results.add(found.isEmpty() ? nothing() : cards(found));
    }

    private boolean matches(Statement statement) {
        var words = search.getValue().strip().toLowerCase(Locale.ROOT);
        return statement.title().toLowerCase(Locale.ROOT).contains(words)
                && (phases.isEmpty() || phases.getValue().contains(statement.phase()))
                && (tags.isEmpty() || statement.tagging().tags().stream().anyMatch(tag -> isSame(tag, tag())));
    }

    private Component cards(List<Statement> found) {
        var list = new VirtualList<Statement>();
        list.setItems(found);
        list.setRenderer(new ComponentRenderer<>(StatementCard::new));
        return list;
    }

    private EmptyState nothing() {
        return all.isEmpty()
                ? new EmptyState(getTranslation("statement.list.empty"), getTranslation("statement.list.empty.advice"))
                : noMatch();
    }

    private EmptyState noMatch() {
        return new EmptyState(
                getTranslation("statement.list.no-match"), getTranslation("statement.list.no-match.advice"));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("statement.list");
    }
}
