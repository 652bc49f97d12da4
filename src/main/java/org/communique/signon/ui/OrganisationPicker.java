package org.communique.signon.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.directory.Region;
import org.communique.screen.ScreenIcon;

/** Chooses organisations by name and region; what was chosen stays chosen while the list is filtered. */
@Uses(Checkbox.class)
class OrganisationPicker extends Div {

    private final Grid<Organisation> grid = new Grid<>();
    private final TextField search = new TextField();
    private final MultiSelectComboBox<Region> regions = new MultiSelectComboBox<>();
    private final Button all = new Button();
    private final Span count = new Span();
    private final List<Organisation> organisations;
    private final Set<OrganisationId> chosen = new HashSet<>();
    private Runnable whenChosen = () -> {};

    OrganisationPicker(List<Organisation> organisations) {
        this.organisations = organisations;
        addClassName("organisation-picker");
        count.getElement().setAttribute("aria-live", "polite");
        add(toolbar(), grid, count);
        fillGrid();
        show();
    }

    void choose(Set<OrganisationId> ids) {
        organisations.stream().map(Organisation::id).filter(ids::contains).forEach(chosen::add);
        drawAgain();
    }

    /** @param then is run after each change of what is chosen */
    void whenChosen(Runnable then) {
        whenChosen = then;
    }

    Set<OrganisationId> chosen() {
        return Set.copyOf(chosen);
    }

    /** In the order in which they are shown. */
    List<String> names() {
        return organisations.stream()
                .filter(organisation -> chosen.contains(organisation.id()))
                .map(Organisation::displayName)
                .toList();
    }

    /** Says it until something else is chosen. */
    void refuse(String message) {
        count.setText(message);
        count.addClassName("warning");
        search.focus();
    }

    private void drawAgain() {
        grid.getDataProvider().refreshAll();
        showCount();
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
        all.addClickListener(
                click -> choose(shown().stream().map(Organisation::id).collect(Collectors.toSet())));
        var none = new Button(getTranslation("signon.picker.none"), click -> {
            chosen.clear();
            drawAgain();
        });
        var bar = new Div(search, regions, all, none);
        bar.addClassName("toolbar");
        return bar;
    }

    /** Boxes of our own: Vaadin's are all called "Select Row". */
    private void fillGrid() {
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addColumn(LitRenderer.<Organisation>of("<vaadin-checkbox .checked=${item.chosen} @change=${event =>"
                                + " choose(event.target.checked)}><label slot=label class=two-lines>"
                                + "<span>${item.name}</span><span class=meta>${item.where}</span></label>"
                                + "</vaadin-checkbox>")
                        .withProperty("chosen", organisation -> chosen.contains(organisation.id()))
                        .withProperty("name", Organisation::displayName)
                        .withProperty(
                                "where",
                                organisation -> SignOnLabels.country(organisation.country()) + " · "
                                        + SignOnLabels.region(organisation.region()))
                        .withFunction(
                                "choose",
                                (organisation, arguments) ->
                                        choose(organisation, arguments.get(0).asBoolean())))
                .setHeader(getTranslation("signon.organisation"));
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setItems(organisations);
        grid.setEmptyStateText(getTranslation("signon.picker.no-match"));
    }

    private void choose(Organisation organisation, boolean wanted) {
        if (wanted) {
            chosen.add(organisation.id());
        } else {
            chosen.remove(organisation.id());
        }
        grid.getDataProvider().refreshItem(organisation);
        showCount();
    }

    private void show() {
        var shown = shown();
        grid.getListDataView().setFilter(this::matches);
        all.setText(getTranslation("signon.picker.all", shown.size()));
        all.setEnabled(!shown.isEmpty());
        showCount();
    }

    private void showCount() {
        count.removeClassName("warning");
        count.setText(getTranslation("signon.picker.chosen", chosen.size(), organisations.size()));
        whenChosen.run();
    }

    private List<Organisation> shown() {
        return organisations.stream().filter(this::matches).toList();
    }

    private boolean matches(Organisation organisation) {
        return SignOnLabels.matches(organisation, search.getValue())
                && (regions.isEmpty() || regions.getValue().contains(organisation.region()));
    }
}
