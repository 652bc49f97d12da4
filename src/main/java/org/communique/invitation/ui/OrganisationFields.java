package org.communique.invitation.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.communique.coalition.directory.ConsultativeStatus;
import org.communique.coalition.directory.Region;
import org.communique.coalition.directory.RegionalGroups;
import org.communique.coalition.directory.ValidationProblem;
import org.communique.coalition.member.OrganisationData;
import org.communique.screen.ChoiceField;
import org.communique.screen.Toasts;

/** What is to be known of an organisation that is new to the directory. */
class OrganisationFields extends FormLayout {

    private final TextField officialName = new TextField(getTranslation("coalition.organisation.official-name"));
    private final TextField displayName = new TextField(getTranslation("coalition.organisation.display-name"));
    private final ChoiceField<String> country = new ChoiceField<>(getTranslation("coalition.organisation.country"));
    private final Select<Region> region = new Select<>();
    private final Select<ConsultativeStatus> status = new Select<>();
    private final TextField domain = new TextField(getTranslation("coalition.organisation.domain"));

    OrganisationFields() {
        officialName.setRequiredIndicatorVisible(true);
        country.setRequiredIndicatorVisible(true);
        officialName.setHelperText(getTranslation("coalition.organisation.official-name.help"));
        country.setItems(Arrays.stream(Locale.getISOCountries())
                .sorted(Comparator.comparing(this::name))
                .toList());
        country.setItemLabelGenerator(this::name);
        region.setLabel(getTranslation("coalition.organisation.region"));
        region.setItems(Region.values());
        region.setItemLabelGenerator(one -> getTranslation("coalition.region." + one));
        region.setValue(Region.GLOBAL);
        // It follows the country until another is chosen.
        country.addValueChangeListener(change -> {
            if (region.getValue() == RegionalGroups.of(change.getOldValue())) {
                region.setValue(RegionalGroups.of(change.getValue()));
            }
        });
        status.setLabel(getTranslation("coalition.organisation.status"));
        status.setItems(ConsultativeStatus.values());
        status.setItemLabelGenerator(one -> getTranslation("signon.ecosoc." + one));
        status.setValue(ConsultativeStatus.NONE);
        add(officialName, displayName, country, region, status, domain);
        setColspan(officialName, 2);
    }

    private String name(String code) {
        return Locale.of("", code).getDisplayCountry(getLocale());
    }

    /** Whether anything is, which is then said next to its field. */
    boolean areWrong() {
        List.<HasValidation>of(officialName, displayName, country, domain).forEach(field -> field.setInvalid(false));
        var problems = data().problems();
        // The first has the focus at the end.
        problems.reversed().forEach(problem -> {
            var field = switch (problem) {
                case DISPLAY_NAME -> displayName;
                case COUNTRY -> country;
                case DOMAIN -> domain;
                default -> officialName;
            };
            // Left empty the display name is the official one, which says that it is missing.
            if (problem != ValidationProblem.DISPLAY_NAME_MISSING) {
                Toasts.refused(field, getTranslation("coalition.problem." + problem));
            }
        });
        return !problems.isEmpty();
    }

    OrganisationData data() {
        return new OrganisationData(
                officialName.getValue(),
                displayName.getValue().isBlank() ? officialName.getValue() : displayName.getValue(),
                Objects.requireNonNullElse(country.getValue(), ""),
                region.getValue(),
                status.getValue(),
                domain.getValue());
    }
}
