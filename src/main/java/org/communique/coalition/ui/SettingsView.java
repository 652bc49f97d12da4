package org.communique.coalition.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.UploadHandler;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.communique.coalition.access.ConfirmedAct;
import org.communique.coalition.calendar.HolidayService;
import org.communique.coalition.directory.ValidationProblem;
import org.communique.coalition.settings.CoalitionProfile;
import org.communique.coalition.settings.SettingsService;
import org.communique.coalition.settings.SettingsService.SettingsOutcome;
import org.communique.refusal.Refusal;
import org.communique.screen.Toasts;

/** How the coalition presents itself: name, colour, logo. */
@Route("settings")
@RolesAllowed("ADMINISTRATOR")
class SettingsView extends Div implements HasDynamicTitle {

    private final SettingsService service;
    private final TextField name = new TextField(getTranslation("coalition.settings.name"));
    private final ColourField colour = new ColourField(getTranslation("coalition.settings.colour"));
    private final FieldErrors fieldErrors = new FieldErrors().at(name, ValidationProblem.COALITION_NAME);
    private final Div logo = new Div();

    SettingsView(SettingsService service, HolidayService holidays) {
        this.service = service;
        addClassNames("screen", "narrow");
        add(identity(), logoPanel(), new HolidaysPanel(holidays));
        show(service.profile());
    }

    private Component identity() {
        name.setWidthFull();
        var save = new Button(getTranslation("screen.save"), click -> save());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var panel = new Div(
                new H2(getTranslation("coalition.settings.identity")),
                name,
                colour,
                new Paragraph(getTranslation("coalition.settings.colour.help")),
                save);
        panel.addClassName("panel");
        return panel;
    }

    /** What is wrong is said before anyone confirms who they are. */
    private void save() {
        var problems = CoalitionProfile.problems(name.getValue(), colour.getValue());
        if (problems.isEmpty()) {
            ConfirmedAct.run(() -> finish(service.change(name.getValue(), colour.getValue())));
        } else {
            finish(new SettingsOutcome.Invalid(problems));
        }
    }

    private void changeLogo(byte[] image) {
        var problems = service.logoProblems(image);
        if (problems.isEmpty()) {
            ConfirmedAct.run(() -> finish(service.changeLogo(image)));
        } else {
            finish(new SettingsOutcome.Invalid(problems));
        }
    }

    private Component logoPanel() {
        var upload = new Upload(UploadHandler.inMemory((metadata, bytes) -> changeLogo(bytes)));
        upload.setAcceptedFileExtensions(".png");
        upload.setMaxFiles(1);
        upload.setMaxFileSize(1024 * 1024);
        upload.setUploadButton(new Button(getTranslation("coalition.settings.logo.choose")));
        upload.setDropLabel(new Span(getTranslation("coalition.settings.logo.drop")));
        upload.addFileRejectedListener(rejected -> fieldErrors.show(List.of(ValidationProblem.LOGO)));
        upload.addAllFinishedListener(finished -> upload.clearFileList());
        var panel = new Div(
                new H2(getTranslation("coalition.settings.logo")),
                new Paragraph(getTranslation("coalition.settings.logo.help")),
                logo,
                upload);
        panel.addClassName("panel");
        return panel;
    }

    private void show(CoalitionProfile profile) {
        name.setValue(profile.name());
        colour.setValue(profile.colour());
        logo.removeAll();
        if (!profile.logo().isEmpty()) {
            var image = new Image(profile.logo(), getTranslation("coalition.settings.logo.of", profile.name()));
            image.setMaxHeight("6rem");
            image.setMaxWidth("100%");
            var remove = new Button(
                    getTranslation("coalition.settings.logo.remove"),
                    click -> ConfirmedAct.run(() -> finish(service.removeLogo())));
            remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
            logo.add(image, remove);
        }
    }

    private void finish(SettingsOutcome outcome) {
        fieldErrors.clear();
        switch (outcome) {
            case SettingsOutcome.Saved saved -> {
                show(saved.profile());
                Toasts.done(getTranslation("coalition.settings.saved"));
            }
            case SettingsOutcome.Invalid invalid -> fieldErrors.show(invalid.problems());
            case Refusal refusal -> Toasts.refused(refusal);
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("coalition.settings");
    }
}
