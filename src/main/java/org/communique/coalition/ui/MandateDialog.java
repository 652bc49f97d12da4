package org.communique.coalition.ui;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.List;
import org.communique.coalition.directory.DistinctNames;
import org.communique.coalition.directory.MandateSubject;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.Role;
import org.communique.coalition.directory.ValidationProblem;
import org.communique.coalition.evidence.EvidenceFile;
import org.communique.coalition.evidence.EvidenceUpload;
import org.communique.coalition.member.MandateGrant;
import org.communique.coalition.member.MandateOutcome;
import org.communique.coalition.member.MandateService;
import org.communique.refusal.Refusal;
import org.communique.screen.ChoiceField;
import org.communique.screen.DateField;
import org.communique.screen.FileField;
import org.communique.screen.Toasts;
import org.jspecify.annotations.Nullable;

/** Gives a mandate. */
class MandateDialog extends FormDialog {

    private final MandateService service;
    private final Runnable afterwards;

    private final ChoiceField<Member> member = new ChoiceField<>(getTranslation("coalition.mandate.member"));
    private final ChoiceField<Organisation> organisation = new ChoiceField<>(getTranslation("coalition.organisation"));
    private final DateField from = new DateField(getTranslation("coalition.mandate.from"));
    private final DateField until = new DateField(getTranslation("coalition.mandate.until"));
    private final TextField evidence = new TextField(getTranslation("coalition.mandate.evidence"));
    private final ChoiceField.Several<MandateSubject> only =
            new ChoiceField.Several<>(getTranslation("coalition.mandate.only"));
    private final FileField file = new FileField(
            getTranslation("coalition.mandate.file"),
            getTranslation("coalition.mandate.file.help"),
            getTranslation(ValidationProblem.EVIDENCE_FILE.messageKey()),
            EvidenceFile.MOST_BYTES,
            EvidenceFile.endings());
    private final FieldErrors fieldErrors = new FieldErrors()
            .at(member, ValidationProblem.NOT_A_REPRESENTATIVE)
            .at(organisation, ValidationProblem.ORGANISATION_UNKNOWN)
            .at(until, ValidationProblem.MANDATE_DATES)
            .at(only, ValidationProblem.MANDATE_STATEMENTS)
            .at(evidence, ValidationProblem.EVIDENCE);

    MandateDialog(
            MandateService service,
            List<Member> members,
            List<Organisation> organisations,
            LocalDate today,
            Runnable afterwards) {
        super("");
        setHeaderTitle(getTranslation("coalition.mandates.add"));
        this.service = service;
        this.afterwards = afterwards;
        member.setItems(members.stream()
                .filter(candidate -> candidate.active() && candidate.is(Role.REPRESENTATIVE))
                .sorted(comparing(Member::name, String.CASE_INSENSITIVE_ORDER))
                .toList());
        var known = organisations.stream().collect(toMap(Organisation::id, each -> each));
        member.setItemLabelGenerator(new DistinctNames(members, ids -> known)::of);
        member.setHelperText(getTranslation("coalition.mandate.member.help"));
        member.setRequiredIndicatorVisible(true);
        member.addValueChangeListener(change -> suggestOrganisation(organisations));
        organisation.setItems(organisations.stream()
                .filter(Organisation::active)
                .sorted(comparing(Organisation::displayName, String.CASE_INSENSITIVE_ORDER))
                .toList());
        organisation.setItemLabelGenerator(Organisation::displayName);
        organisation.setRequiredIndicatorVisible(true);
        from.setValue(today);
        from.setRequiredIndicatorVisible(true);
        until.setHelperText(getTranslation("coalition.mandate.until.help"));
        until.setClearButtonVisible(true);
        evidence.setHelperText(getTranslation("coalition.mandate.evidence.help"));
        evidence.setRequiredIndicatorVisible(true);
        var titles = service.subjects();
        only.setItems(titles.keySet());
        only.setItemLabelGenerator(subject -> titles.getOrDefault(subject, ""));
        only.setHelperText(getTranslation("coalition.mandate.only.help"));
        only.setVisible(!titles.isEmpty());
        fields(member, organisation, from, until, only, evidence, file);
        buttons(getTranslation("coalition.mandates.add"));
    }

    private void show(List<ValidationProblem> found) {
        if (found.contains(ValidationProblem.EVIDENCE_FILE)) {
            file.refuse(getTranslation(ValidationProblem.EVIDENCE_FILE.messageKey()));
        }
        fieldErrors.show(found.stream()
                .filter(validationProblem -> validationProblem != ValidationProblem.EVIDENCE_FILE)
                .toList());
    }

    private void suggestOrganisation(List<Organisation> organisations) {
        if (!member.isEmpty() && organisation.isEmpty()) {
            organisations.stream()
                    .filter(candidate -> candidate.id().equals(member.getValue().organisation()))
                    .filter(Organisation::active)
                    .forEach(organisation::setValue);
        }
    }

    @Override
    void save() {
        fieldErrors.clear();
        // Each says so.
        if (Toasts.isMissing(from, "coalition.mandate.from.missing")
                | Toasts.isMissing(organisation, "coalition.mandate.organisation.missing")
                | Toasts.isMissing(member, "coalition.mandate.member.missing")) {
            return;
        }
        var grant = new MandateGrant(
                member.getValue().id(),
                organisation.getValue().id(),
                from.getValue(),
                until.getValue(),
                evidence.getValue(),
                upload(),
                only.getValue());
        if (!grant.problems().isEmpty()) {
            show(grant.problems());
            return;
        }
        finish(service.grant(grant));
    }

    private @Nullable EvidenceUpload upload() {
        var picked = file.picked();
        return picked == null ? null : new EvidenceUpload(picked.name(), picked.content());
    }

    private void finish(MandateOutcome outcome) {
        switch (outcome) {
            case MandateOutcome.Granted granted -> {
                Toasts.done(getTranslation("coalition.mandate.granted"));
                close();
                afterwards.run();
            }
            case MandateOutcome.AlreadyGranted already -> {
                Toasts.done(getTranslation("coalition.mandate.exists"));
                close();
                afterwards.run();
            }
            case MandateOutcome.Invalid invalid -> show(invalid.problems());
            case MandateOutcome.Revoked revoked -> throw new IllegalStateException("nothing was revoked");
            case Refusal refusal -> Toasts.refused(refusal);
        }
    }
}
