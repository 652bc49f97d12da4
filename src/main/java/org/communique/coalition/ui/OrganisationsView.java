package org.communique.coalition.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.Region;
import org.communique.coalition.importing.ImportKind;
import org.communique.coalition.importing.ImportService;
import org.communique.coalition.member.OrganisationService;
import org.communique.screen.Badge;
import org.communique.screen.EmptyState;
import org.communique.screen.ResponsiveColumns;
import org.communique.screen.SearchField;
import org.jspecify.annotations.Nullable;

/** The organisations of the coalition, to search, add, import and change. */
@Route("organisations")
@RolesAllowed("ADMINISTRATOR")
class OrganisationsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final OrganisationService service;
    private final ImportService imports;
    private final SearchField search = new SearchField("coalition.organisations.search", this::show);
    private final FilterSelect<Region> region = new FilterSelect<>(
            "coalition.organisation.region",
            "coalition.organisations.all-regions",
            Region.values(),
            CoalitionLabels::of,
            this::show);
    private final Grid<Organisation> grid = new Grid<>();
    private final Div results = new Div();
    private List<Organisation> organisations = List.of();

    OrganisationsView(OrganisationService service, ImportService imports) {
        this.service = service;
        this.imports = imports;
        addClassName("screen");
        add(toolbar(), results);
        columns();
        reload();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        search.showAddressed(event);
    }

    private Component toolbar() {
        var bar = new Div(search, region, importButton(), addButton());
        bar.addClassName("toolbar");
        return bar;
    }

    private Button importButton() {
        return new Button(
                getTranslation("coalition.import"),
                click -> new ImportDialog(imports, ImportKind.ORGANISATIONS, false, this::reload).open());
    }

    private Button addButton() {
        var button = new Button(getTranslation("coalition.organisations.add"), click -> edit(null));
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return button;
    }

    private void columns() {
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.addComponentColumn(organisation -> new TwoLineCell(
                        organisation.displayName(), organisation.officialName(), () -> edit(organisation)))
                .setHeader(getTranslation("coalition.organisation"))
                .setFlexGrow(3)
                .setComparator(Organisation::displayName);
        grid.addColumn(organisation -> CoalitionLabels.country(organisation.country()))
                .setHeader(getTranslation("coalition.organisation.country"))
                .setSortable(true);
        var regions = grid.addColumn(organisation -> CoalitionLabels.of(organisation.region()))
                .setHeader(getTranslation("coalition.organisation.region"))
                .setSortable(true);
        var statuses = grid.addColumn(organisation -> CoalitionLabels.of(organisation.status()))
                .setHeader(getTranslation("coalition.organisation.status"))
                .setSortable(true);
        var state = grid.addComponentColumn(this::state)
                .setHeader(getTranslation("coalition.state"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        ResponsiveColumns.last(grid, regions, statuses, state);
    }

    private Component state(Organisation organisation) {
        return organisation.active()
                ? new Badge(getTranslation("coalition.organisation.active"), Badge.Tone.GOOD)
                : new Badge(getTranslation("coalition.organisation.left"), Badge.Tone.NEUTRAL);
    }

    private void edit(@Nullable Organisation organisation) {
        new OrganisationDialog(service, organisation, this::reload).open();
    }

    private void reload() {
        organisations = service.all();
        show();
    }

    private void show() {
        var found = organisations.stream().filter(this::matches).toList();
        GridRows.show(grid, found);
        results.removeAll();
        if (organisations.isEmpty()) {
            results.add(new EmptyState(
                    getTranslation("coalition.organisations.empty"),
                    getTranslation("coalition.organisations.empty.advice")));
        } else if (found.isEmpty()) {
            results.add(
                    new EmptyState(getTranslation("coalition.no-match"), getTranslation("coalition.no-match.advice")));
        } else {
            results.add(grid);
        }
    }

    private boolean matches(Organisation organisation) {
        return region.matches(organisation.region())
                && search.matches(
                        organisation.displayName(),
                        organisation.officialName(),
                        organisation.domain(),
                        CoalitionLabels.country(organisation.country()));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("coalition.organisations");
    }
}
