package org.communique.signon.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridMultiSelectionModel;
import com.vaadin.flow.component.grid.GridMultiSelectionModel.SelectAllCheckboxVisibility;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.directory.Region;
import org.communique.screen.ScreenIcon;

/** Chooses organisations by name and region; what was chosen stays chosen while the list is filtered. */
class OrganisationPicker extends Div {

    private final Grid<Organisation> grid = new Grid<>();
    private final TextField search = new TextField();
    private final MultiSelectComboBox<Region> regions = new MultiSelectComboBox<>();
    private final Button all = new Button();
    private final Span count = new Span();
    private final List<Organisation> organisations;

    OrganisationPicker(List<Organisation> organisations) {
        this.organisations = organisations;
        addClassName("organisation-picker");
        count.getElement().setAttribute("aria-live", "polite");
        add(toolbar(), grid, count);
        fillGrid();
        show();
    }

    void choose(Set<OrganisationId> ids) {
        grid.asMultiSelect()
                .select(organisations.stream()
                        .filter(organisation -> ids.contains(organisation.id()))
                        .toList());
    }

    Set<OrganisationId> chosen() {
        return grid.getSelectedItems().stream().map(Organisation::id).collect(Collectors.toSet());
    }

    private Div toolbar() {
        search.setLabel(getTranslation("signon.picker.search"));
        search.setPrefixComponent(ScreenIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> show());
        regions.setLabel(getTranslation("signon.picker.regions"));
        regions.setItems(Region.values());
        regions.setItemLabelGenerator(SignOnLabels::region);
        regions.addValueChangeListener(change -> show());
        all.addClickListener(click -> grid.asMultiSelect().select(shown()));
        var none = new Button(getTranslation("signon.picker.none"), click -> grid.deselectAll());
        var bar = new Div(search, regions, all, none);
        bar.addClassName("toolbar");
        return bar;
    }

    private void fillGrid() {
        var selection = (GridMultiSelectionModel<Organisation>) grid.setSelectionMode(Grid.SelectionMode.MULTI);
        // Its box would also take what the filter hides.
        selection.setSelectAllCheckboxVisibility(SelectAllCheckboxVisibility.HIDDEN);
        grid.addColumn(LitRenderer.<Organisation>of("<div class=\"two-lines\"><span>${item.name}</span><span"
                                + " class=\"meta\">${item.where}</span></div>")
                        .withProperty("name", Organisation::displayName)
                        .withProperty(
                                "where",
                                organisation -> SignOnLabels.country(organisation.country()) + " · "
                                        + SignOnLabels.region(organisation.region())))
                .setHeader(getTranslation("signon.organisation"));
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setItems(organisations);
        grid.setEmptyStateText(getTranslation("signon.picker.no-match"));
        grid.addSelectionListener(change -> showCount());
    }

    private void show() {
        var shown = shown();
        grid.getListDataView().setFilter(this::matches);
        all.setText(getTranslation("signon.picker.all", shown.size()));
        all.setEnabled(!shown.isEmpty());
        showCount();
    }

    private void showCount() {
        count.setText(
                getTranslation("signon.picker.chosen", grid.getSelectedItems().size(), organisations.size()));
    }

    private List<Organisation> shown() {
        return organisations.stream().filter(this::matches).toList();
    }

    private boolean matches(Organisation organisation) {
        return SignOnLabels.matches(organisation, search.getValue())
                && (regions.isEmpty() || regions.getValue().contains(organisation.region()));
    }
}
