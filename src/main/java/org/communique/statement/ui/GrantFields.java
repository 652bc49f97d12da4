package org.communique.statement.ui;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Organisation;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.access.AccessService;

/** Chooses the organisations and members that may edit, review and read a statement. */
class GrantFields extends Div {

    private final Map<Right, MultiSelectComboBox<Organisation>> organisations = new EnumMap<>(Right.class);
    private final Map<Right, MultiSelectComboBox<Member>> members = new EnumMap<>(Right.class);

    GrantFields(AccessService access) {
        addClassName("grant-fields");
        for (var right : List.of(Right.EDIT, Right.REVIEW, Right.READ)) {
            var organisation =
                    new MultiSelectComboBox<Organisation>(getTranslation("statement.grant.organisations." + right));
            organisation.setItemLabelGenerator(Organisation::displayName);
            organisation.setItems(access.organisations());
            var member = new MultiSelectComboBox<Member>(getTranslation("statement.grant.members." + right));
            member.setItemLabelGenerator(Member::name);
            member.setItems(access.members(right));
            organisations.put(right, organisation);
            members.put(right, member);
            add(organisation, member);
        }
    }

    void addChangeListener(Runnable changed) {
        organisations.values().forEach(field -> field.addValueChangeListener(change -> changed.run()));
        members.values().forEach(field -> field.addValueChangeListener(change -> changed.run()));
    }

    void setGrants(List<Grant> grants) {
        organisations.forEach((right, field) -> field.setValue(field.getListDataView()
                .getItems()
                .filter(organisation -> grants.contains(Grant.to(organisation.id(), right)))
                .collect(Collectors.toSet())));
        members.forEach((right, field) -> field.setValue(field.getListDataView()
                .getItems()
                .filter(member -> grants.contains(Grant.to(member.id(), right)))
                .collect(Collectors.toSet())));
    }

    List<Grant> grants() {
        List<Grant> grants = new ArrayList<>();
        organisations.forEach((right, field) -> field.getValue().stream()
                .sorted(Comparator.comparing(Organisation::displayName))
                .forEach(organisation -> grants.add(Grant.to(organisation.id(), right))));
        members.forEach((right, field) -> field.getValue().stream()
                .sorted(Comparator.comparing(Member::name))
                .forEach(member -> grants.add(Grant.to(member.id(), right))));
        return grants;
    }
}
