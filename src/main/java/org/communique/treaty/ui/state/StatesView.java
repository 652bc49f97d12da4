package org.communique.treaty.ui.state;

import static org.communique.treaty.ui.TreatyLabels.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Region;
import org.communique.coalition.directory.Role;
import org.communique.screen.FileLink;
import org.communique.screen.ResponsiveColumns;
import org.communique.screen.SearchField;
import org.communique.screen.TimeFormat;
import org.communique.treaty.depositary.StatusImportService;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.position.PositionService;
import org.communique.treaty.register.RegisterService;
import org.communique.treaty.state.EntryIntoForce;
import org.communique.treaty.state.State;
import org.communique.treaty.state.State.Membership;
import org.communique.treaty.state.StateCode;
import org.communique.treaty.state.StateStatus;
import org.communique.treaty.state.States;
import org.communique.treaty.state.StatusCell;
import org.communique.treaty.state.StatusService;
import org.communique.treaty.state.StatusSheet;
import org.communique.treaty.state.StatusStage;
import org.communique.treaty.ui.StatusLabels;
import org.communique.treaty.ui.TreatyLabels;
import org.communique.treaty.ui.TreatyLayout;

/** The States by what they did about the Convention: as a table, on a map, as tiles, and how many instruments are still needed. */
@PermitAll
@Route(value = "treaty/states", layout = TreatyLayout.class)
class StatesView extends Div implements HasDynamicTitle {

    private static final InstrumentId CONVENTION = InstrumentId.CYBERCRIME;

    private final StatusService service;
    private final StatusImportService imports;
    private final PositionService positions;
    private final RegisterService register;
    private final SearchField search = new SearchField("treaty.states.search", this::show);
    private final Select<Region> region = new Select<>();
    private final Select<Membership> group = new Select<>();
    private final Select<StatusStage> stage = new Select<>();
    private final Div progress = new Div();
    private final NativeDetails map = new NativeDetails(text("map.show"));
    private final Div tiles = new Div();
    private final Button publish = new Button(text("publish.many"), click -> publishMany());
    private final boolean coordinates;
    private final Grid<State> grid = new Grid<>();
    private Map<StateCode, StateStatus> statuses = Map.of();

    StatesView(
            StatusService service,
            StatusImportService imports,
            PositionService positions,
            RegisterService register,
            CurrentMember currentMember) {
        this.service = service;
        this.imports = imports;
        this.positions = positions;
        this.register = register;
        this.coordinates = currentMember.get().is(Role.COORDINATOR);
        addClassName("screen");
        TreatyLayout.fill(region, text("region"), text("region.all"), List.of(Region.values()), TreatyLabels::of);
        TreatyLayout.fill(
                group, text("group"), text("group.all"), List.of(Membership.values()), each -> text("group." + each));
        TreatyLayout.fill(
                stage,
                text("status"),
                text("status.all"),
                List.of(StatusStage.values()),
                each -> text("stage." + each));
        var bar = new Div(search, region, group, stage);
        bar.addClassName("toolbar");
        var acts = new Div(new FileLink(text("csv"), "states.csv", this::csv));
        acts.addClassName("toolbar");
        if (TreatyLabels.researches(currentMember.get())) {
            acts.add(new Button(
                    text("import"),
                    click -> new StatusImportDialog(this.imports, CONVENTION, coordinates, this::reload).open()));
        }
        acts.add(publish);
        columns();
        map.addToggleListener(toggle -> showMap());
        add(progress, bar, acts, grid, map, tiles);
        reload();
    }

    private void columns() {
        var byName = Comparator.comparing(StatesView::name, String.CASE_INSENSITIVE_ORDER);
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setHeight("min(40rem, 70dvh)");
        grid.addComponentColumn(
                        state -> new Anchor("treaty/states/" + state.code().value(), name(state)))
                .setHeader(text("state"))
                .setComparator(byName)
                .setFlexGrow(2);
        grid.addComponentColumn(state -> StatusLabels.badges(statuses.get(state.code())))
                .setHeader(text("status"))
                .setComparator(Comparator.comparing(state -> StatusStage.of(statuses.get(state.code()))));
        var signature = grid.addColumn(state -> StatusLabels.cell(statuses.get(state.code()), StatusCell.SIGNATURE))
                .setHeader(text("cell.SIGNATURE"));
        var consent = grid.addColumn(state -> StatusLabels.cell(statuses.get(state.code()), StatusCell.CONSENT))
                .setHeader(text("cell.CONSENT"));
        var regions = grid.addColumn(state -> TreatyLabels.of(state.region())).setHeader(text("region"));
        ResponsiveColumns.last(grid, signature, consent, regions);
        for (var select : List.of(region, group, stage)) {
            select.addValueChangeListener(change -> show());
        }
    }

    private static String name(State state) {
        return state.shortName(TreatyLabels.locale());
    }

    private void reload() {
        statuses = service.statuses(CONVENTION);
        progress.removeAll();
        service.entryIntoForce(CONVENTION).ifPresent(entry -> progress.add(progress(entry)));
        showMap();
        tiles.removeAll();
        tiles.add(new StateTiles(statuses));
        show();
    }

    /** Only while it is wanted: it is large. */
    private void showMap() {
        map.setContent(map.isOpen() ? new StateMapPanel(statuses, positions, register) : new Div());
    }

    private List<StateStatus> unpublished() {
        return statuses.values().stream().filter(status -> !status.showsAll()).toList();
    }

    private void publishMany() {
        new PublishStatesDialog(service, CONVENTION, unpublished(), this::reload).open();
    }

    private void show() {
        publish.setVisible(coordinates && !unpublished().isEmpty());
        grid.setItems(States.all().stream()
                .filter(this::matches)
                .sorted(Comparator.comparing(StatesView::name, String.CASE_INSENSITIVE_ORDER))
                .toList());
    }

    private boolean matches(State state) {
        return (region.getValue() == null || state.region() == region.getValue())
                && (group.getValue() == null || state.memberships().contains(group.getValue()))
                && (stage.getValue() == null || StatusStage.of(statuses.get(state.code())) == stage.getValue())
                && search.matches(
                        name(state), state.depositaryName(), state.code().value());
    }

    private byte[] csv() {
        return StatusSheet.csv(service.statuses(CONVENTION)).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String getPageTitle() {
        return text("states");
    }

    /** How many instruments are there of those that bring the Convention into force. */
    private static Div progress(EntryIntoForce entry) {
        var bar = new ProgressBar(0, entry.needed(), Math.min(entry.counted(), entry.needed()));
        var words = text("progress", entry.counted(), entry.needed());
        bar.getElement().setAttribute("aria-label", words);
        var day = new Paragraph(
                entry.inForce() == null || entry.decisive() == null
                        ? text("progress.open", entry.needed() - Math.min(entry.counted(), entry.needed()))
                        : text("progress.day", TimeFormat.day(entry.inForce()), TimeFormat.day(entry.decisive())));
        var rule = new Paragraph(text("progress.rule"));
        rule.addClassName("meta");
        return TreatyLayout.panel(new H2(words), bar, day, rule);
    }
}
