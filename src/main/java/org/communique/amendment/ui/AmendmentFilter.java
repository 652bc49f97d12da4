package org.communique.amendment.ui;

import static org.communique.amendment.ui.AmendmentLabels.text;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.change.Applicability.CollidesWithAccepted;
import org.communique.amendment.desk.Standing;
import org.communique.coalition.directory.OrganisationId;
import org.jspecify.annotations.Nullable;

/** Which amendments are shown. */
class AmendmentFilter extends Div {

    private final OrganisationId own;
    private final Select<AmendmentStatus> state = new Select<>();
    private final Select<OrganisationId> organisation = new Select<>();
    private final Checkbox collisions = new Checkbox(text("filter.collisions"));
    private final IntegerField passage = new IntegerField(text("filter.passage"));
    private final Checkbox ours = new Checkbox(text("filter.own"));
    private Names names = new Names(Map.of(), Map.of());
    private Set<OrganisationId> offered = Set.of();

    AmendmentFilter(OrganisationId own, Runnable changed) {
        this.own = own;
        addClassName("toolbar");
        optional(state, "filter.state", Arrays.asList(AmendmentStatus.values()));
        state.setItemLabelGenerator(each -> each == null ? text("filter.state.all") : text("state." + each));
        optional(organisation, "filter.organisation", List.of());
        organisation.setItemLabelGenerator(each -> each == null ? text("filter.state.all") : names.of(each));
        state.addValueChangeListener(change -> changed.run());
        organisation.addValueChangeListener(change -> changed.run());
        collisions.addValueChangeListener(change -> changed.run());
        ours.addValueChangeListener(change -> changed.run());
        passage.setMin(0);
        passage.setWidth("7rem");
        passage.setClearButtonVisible(true);
        passage.setValueChangeMode(ValueChangeMode.LAZY);
        passage.addValueChangeListener(change -> changed.run());
        add(passage, state, organisation, collisions, ours);
    }

    private static <T> void optional(Select<T> select, String key, Collection<T> items) {
        select.setLabel(text(key));
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(text("filter.state.all"));
        select.setItems(items);
    }

    /** What is chosen stays. */
    void offer(Collection<Standing> standings, Names now) {
        names = now;
        var organisations = standings.stream()
                .map(standing -> standing.amendment().organisation())
                .collect(Collectors.toSet());
        if (!organisations.equals(offered)) {
            offered = organisations;
            @Nullable OrganisationId chosen = organisation.getValue();
            organisation.setItems(organisations.stream()
                    .sorted((one, other) -> names.of(one).compareToIgnoreCase(names.of(other)))
                    .toList());
            organisation.setValue(organisations.contains(chosen) ? chosen : null);
        }
    }

    boolean shows(Standing standing) {
        var amendment = standing.amendment();
        return (state.getValue() == null || amendment.state() == state.getValue())
                && (organisation.getValue() == null || amendment.organisation().equals(organisation.getValue()))
                && (!collisions.getValue()
                        || !standing.collidesWith().isEmpty()
                        || standing.applicability() instanceof CollidesWithAccepted)
                && (passage.getValue() == null || standing.passages().contains(passage.getValue()))
                && (!ours.getValue() || amendment.organisation().equals(own));
    }
}
