package org.communique.security.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.time.ZoneId;
import java.util.Objects;
import org.communique.coalition.directory.ValidationProblem;
import org.communique.coalition.member.MemberOutcome;
import org.communique.coalition.member.ProfileService;
import org.communique.refusal.Refusal;
import org.communique.screen.ChoiceField;
import org.communique.screen.Toasts;

/** Name and time zone; e-mail address, organisation and roles to read. */
class PersonalDetailsPanel extends Div {

    private final ProfileService service;
    private final TextField name = new TextField(getTranslation("security.profile.name"));
    private final ChoiceField<String> zone = new ChoiceField<>(getTranslation("security.profile.zone"));

    PersonalDetailsPanel(ProfileService service) {
        this.service = service;
        addClassName("panel");
        var profile = service.mine();
        name.setValue(profile.member().name());
        zone.setItems(ZoneId.getAvailableZoneIds().stream()
                .filter(id ->
                        id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/") || id.equals("UTC"))
                .sorted()
                .toList());
        var current =
                profile.zone().getId().equals("Z") ? "UTC" : profile.zone().getId();
        zone.setValue(current);
        zone.setHelperText(getTranslation("security.profile.zone.help"));
        var form = new Div(name, zone);
        form.addClassName("form-grid");
        var save = new Button(getTranslation("screen.save"), click -> save());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(
                new H2(getTranslation("security.profile.about")),
                new Paragraph(getTranslation(
                        "security.profile.who",
                        profile.member().email().value(),
                        profile.organisation().displayName())),
                form,
                save);
    }

    private void save() {
        if (Toasts.isUnfinished(this)) {
            return;
        }
        switch (service.change(name.getValue(), Objects.requireNonNullElse(zone.getValue(), ""))) {
            case MemberOutcome.Saved saved -> Toasts.done(getTranslation("security.profile.saved"));
            case MemberOutcome.Invalid(var problems) -> {
                mark(name, problems.contains(ValidationProblem.MEMBER_NAME), ValidationProblem.MEMBER_NAME);
                mark(zone, problems.contains(ValidationProblem.TIME_ZONE), ValidationProblem.TIME_ZONE);
            }
            case Refusal refusal -> Toasts.refused(refusal);
        }
    }

    private void mark(HasValidation field, boolean invalid, ValidationProblem validationProblem) {
        field.setErrorMessage(getTranslation(validationProblem.messageKey()));
        field.setInvalid(invalid);
    }
}
