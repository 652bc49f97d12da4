package org.communique.coalition.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Objects;
import org.communique.coalition.access.ConfirmedAct;
import org.communique.coalition.directory.ConsultativeStatus;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.Region;
import org.communique.coalition.directory.RegionalGroups;
import org.communique.coalition.directory.ValidationProblem;
import org.communique.coalition.member.OrganisationData;
import org.communique.coalition.member.OrganisationOutcome;
import org.communique.coalition.member.OrganisationService;
import org.communique.refusal.Refusal;
import org.communique.screen.ChoiceField;
import org.communique.screen.Toasts;
import org.jspecify.annotations.Nullable;

/** Adds an organisation, or changes one. */
class OrganisationDialog extends FormDialog {

    private final OrganisationService service;
    private final @Nullable Organisation organisation;
    private final Runnable afterwards;

    private final TextField officialName = new TextField(getTranslation("coalition.organisation.official-name"));
    private final TextField displayName = new TextField(getTranslation("coalition.organisation.display-name"));
    private final ChoiceField<String> country = new ChoiceField<>(getTranslation("coalition.organisation.country"));
    private final Select<Region> region = new Select<>();
    private final Select<ConsultativeStatus> status = new Select<>();
    private final TextField domain = new TextField(getTranslation("coalition.organisation.domain"));
    private final FieldErrors fieldErrors = new FieldErrors()
            .at(
                    officialName,
                    ValidationProblem.OFFICIAL_NAME,
                    ValidationProblem.OFFICIAL_NAME_MISSING,
                    ValidationProblem.OFFICIAL_NAME_TAKEN)
            .at(displayName, ValidationProblem.DISPLAY_NAME)
            .at(country, ValidationProblem.COUNTRY)
            .at(domain, ValidationProblem.DOMAIN);

    OrganisationDialog(OrganisationService service, @Nullable Organisation organisation, Runnable afterwards) {
        super(organisation == null ? "" : organisation.displayName());
        this.service = service;
        this.organisation = organisation;
        this.afterwards = afterwards;
        officialName.setHelperText(getTranslation("coalition.organisation.official-name.help"));
        officialName.setRequiredIndicatorVisible(true);
        displayName.setHelperText(getTranslation("coalition.organisation.display-name.advice"));
        country.setItems(CoalitionLabels.countries());
        country.setItemLabelGenerator(CoalitionLabels::country);
        country.setRequiredIndicatorVisible(true);
        region.setLabel(getTranslation("coalition.organisation.region"));
        region.setItems(Region.values());
        region.setItemLabelGenerator(CoalitionLabels::of);
        region.setValue(Region.GLOBAL);
        // It follows the country until another is chosen.
        country.addValueChangeListener(change -> {
            if (change.isFromClient() && region.getValue() == RegionalGroups.of(change.getOldValue())) {
                region.setValue(RegionalGroups.of(change.getValue()));
            }
        });
        status.setLabel(getTranslation("coalition.organisation.status"));
        status.setItems(ConsultativeStatus.values());
        status.setItemLabelGenerator(CoalitionLabels::of);
        status.setValue(ConsultativeStatus.NONE);
        domain.setHelperText(getTranslation("coalition.organisation.domain.help"));
        fields(officialName, displayName, country, region, status, domain);
        if (organisation == null) {
            setHeaderTitle(getTranslation("coalition.organisations.add"));
            buttons(getTranslation("coalition.organisations.add"));
        } else {
            fill(organisation);
            buttons(getTranslation("screen.save"), membership(organisation));
        }
    }

    private void fill(Organisation organisation) {
        officialName.setValue(organisation.officialName());
        displayName.setValue(organisation.displayName());
        country.setValue(organisation.country());
        region.setValue(organisation.region());
        status.setValue(organisation.status());
        domain.setValue(organisation.domain());
    }

    private Button membership(Organisation organisation) {
        var button = organisation.active()
                ? new Button(
                        getTranslation("coalition.organisation.leave"),
                        click -> ConfirmedAct.run(() -> finish(service.leave(organisation.id()))))
                : new Button(
                        getTranslation("coalition.organisation.come-back"),
                        click -> ConfirmedAct.run(() -> finish(service.rejoin(organisation.id()))));
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        button.getStyle().setMarginInlineEnd("auto");
        if (organisation.active()) {
            button.setTooltipText(getTranslation("coalition.organisation.leave.help"));
        }
        return button;
    }

    @Override
    void save() {
        var data = new OrganisationData(
                officialName.getValue(),
                displayName.getValue().isBlank() ? officialName.getValue() : displayName.getValue(),
                Objects.requireNonNullElse(country.getValue(), ""),
                region.getValue(),
                status.getValue(),
                domain.getValue());
        // Left empty it is the official name, which says that it is missing.
        var problems = data.problems().stream()
                .filter(problem -> problem != ValidationProblem.DISPLAY_NAME_MISSING)
                .toList();
        if (!problems.isEmpty()) {
            fieldErrors.show(problems);
            return;
        }
        finish(
                organisation == null
                        ? service.add(data)
                        : service.change(organisation.id(), data, organisation.revision()));
    }

    private void finish(OrganisationOutcome outcome) {
        switch (outcome) {
            case OrganisationOutcome.Saved saved -> {
                Toasts.done(getTranslation(
                        "coalition.organisation.saved", saved.organisation().displayName()));
                close();
                afterwards.run();
            }
            case OrganisationOutcome.Invalid invalid -> fieldErrors.show(invalid.problems());
            case Refusal refusal -> Toasts.refused(refusal);
        }
    }
}
