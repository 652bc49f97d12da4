package org.communique.coalition.ui;

import static java.util.Comparator.comparing;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.communique.coalition.access.AccountInvitations.SentInvitation;
import org.communique.coalition.access.ConfirmedAct;
import org.communique.coalition.access.LinkSharing;
import org.communique.coalition.access.LinkSharingOutcome;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.Role;
import org.communique.coalition.directory.ValidationProblem;
import org.communique.coalition.member.MemberData;
import org.communique.coalition.member.MemberDetails;
import org.communique.coalition.member.MemberOutcome;
import org.communique.coalition.member.MemberService;
import org.communique.refusal.Refusal;
import org.communique.screen.ChoiceField;
import org.communique.screen.TimeFormat;
import org.communique.screen.Toasts;
import org.jspecify.annotations.Nullable;

/** Adds a member and invites them, or changes one. */
class MemberDialog extends FormDialog {

    private final MemberService service;
    private final @Nullable MemberDetails details;
    private final boolean unreached;
    private final Runnable afterwards;

    private final TextField name = new TextField(getTranslation("coalition.member.name"));
    private final EmailField email = new EmailField(getTranslation("coalition.member.email"));
    private final ChoiceField<Organisation> organisation = new ChoiceField<>(getTranslation("coalition.organisation"));
    private final CheckboxGroup<Role> roles = new CheckboxGroup<>(getTranslation("coalition.member.roles"));
    private final FieldErrors fieldErrors = new FieldErrors()
            .at(name, ValidationProblem.MEMBER_NAME, ValidationProblem.MEMBER_NAME_MISSING)
            .at(email, ValidationProblem.EMAIL, ValidationProblem.EMAIL_TAKEN)
            .at(organisation, ValidationProblem.ORGANISATION_UNKNOWN)
            .at(roles, ValidationProblem.ROLES, ValidationProblem.OWN_ADMINISTRATION);

    /**
     * @param invitations that the member was sent
     * @param unreached   whether the last mail to the member could not be delivered
     */
    MemberDialog(
            MemberService service,
            List<Organisation> organisations,
            @Nullable MemberDetails details,
            List<SentInvitation> invitations,
            boolean unreached,
            Runnable afterwards) {
        super(details == null ? "" : details.member().name());
        this.service = service;
        this.details = details;
        this.unreached = unreached;
        this.afterwards = afterwards;
        name.setRequiredIndicatorVisible(true);
        email.setRequiredIndicatorVisible(true);
        email.setManualValidation(true);
        organisation.setItems(organisations.stream()
                .sorted(comparing(Organisation::displayName, String.CASE_INSENSITIVE_ORDER))
                .toList());
        organisation.setItemLabelGenerator(Organisation::displayName);
        organisation.setRequiredIndicatorVisible(true);
        roles.setItems(Role.values());
        roles.setItemLabelGenerator(CoalitionLabels::of);
        roles.setItemHelperGenerator(role -> getTranslation("coalition.role." + role.name() + ".help"));
        roles.setRequiredIndicatorVisible(true);
        fields(name, email, organisation, roles);
        if (details == null) {
            setHeaderTitle(getTranslation("coalition.members.add"));
            buttons(getTranslation("coalition.members.add-and-invite"));
        } else {
            fill(details, organisations);
            if (unreached) {
                email.setHelperText(getTranslation("coalition.member.undelivered.text"));
            }
            buttons(
                    getTranslation(
                            unreached && !details.joined() ? "coalition.member.undelivered.send" : "screen.save"),
                    actionButtons(details));
            if (details.linkSharing() != null) {
                add(linkSharing(details.member(), details.linkSharing()));
            }
            invitations.forEach(this::show);
        }
    }

    private void fill(MemberDetails details, List<Organisation> organisations) {
        var member = details.member();
        name.setValue(member.name());
        email.setValue(member.email().value());
        organisations.stream()
                .filter(candidate -> candidate.id().equals(member.organisation()))
                .forEach(organisation::setValue);
        roles.setValue(member.roles());
    }

    private void show(SentInvitation sent) {
        add(new Paragraph(getTranslation("mail.sent.ACCOUNT_INVITED", TimeFormat.local(sent.at()), sent.by())));
        if (!sent.words().isEmpty()) {
            var words = new Paragraph(sent.words());
            words.addClassName("own-words");
            words.getElement().setAttribute("dir", "auto");
            add(words);
        }
    }

    private Button[] actionButtons(MemberDetails details) {
        var id = details.member().id();
        if (!details.member().active()) {
            return new Button[] {actionButton("coalition.member.reactivate", () -> finish(service.reactivate(id)))};
        }
        return new Button[] {
            actionButton("coalition.member.deactivate", () -> finish(service.deactivate(id))),
            actionButton("coalition.member.factors", () -> removeSecondFactors(details)),
            actionButton(
                    details.joined()
                            ? "coalition.member.reset"
                            : details.invited() ? "coalition.member.invite" : "coalition.member.invite-first",
                    () -> sendLink(id))
        };
    }

    private Div linkSharing(Member member, LinkSharing linkSharing) {
        var panel = new Div(
                new Paragraph(getTranslation(
                        "coalition.member.shared-link.text." + linkSharing.way(),
                        member.name(),
                        linkSharing.name(),
                        TimeFormat.localAndUtc(linkSharing.at()))),
                service.mayConfirmOwnPassword(member.id())
                        ? actionButton(
                                "coalition.member.shared-link.confirm." + linkSharing.way(),
                                () -> confirmOwnPassword(member))
                        : new Paragraph(
                                getTranslation("coalition.member.shared-link." + LinkSharingOutcome.NOT_BY_YOU)));
        panel.addClassName("shared-link");
        return panel;
    }

    private void confirmOwnPassword(Member member) {
        var outcome = service.confirmOwnPassword(member.id());
        var words = getTranslation("coalition.member.shared-link." + outcome, member.name());
        if (outcome == LinkSharingOutcome.CONFIRMED) {
            Toasts.done(words);
            close();
            afterwards.run();
        } else {
            Toasts.refused(words);
        }
    }

    private Button actionButton(String key, Runnable act) {
        var button = new Button(getTranslation(key), click -> ConfirmedAct.run(act));
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        return button;
    }

    private void sendLink(MemberId id) {
        service.sendLink(id).ifPresent(SharedLinkDialog::show);
        afterwards.run();
    }

    private void removeSecondFactors(MemberDetails details) {
        service.removeSecondFactors(details.member().id());
        Toasts.done(getTranslation(
                "coalition.member.factors.removed", details.member().name()));
    }

    @Override
    void save() {
        // Each says so.
        if (Toasts.isMissing(roles, ValidationProblem.ROLES.messageKey())
                | Toasts.isMissing(organisation, "coalition.mandate.organisation.missing")
                | Toasts.isMissing(email, ValidationProblem.EMAIL.messageKey())
                | Toasts.isMissing(name, ValidationProblem.MEMBER_NAME_MISSING.messageKey())) {
            return;
        }
        var data = new MemberData(
                name.getValue(), email.getValue(), organisation.getValue().id(), roles.getValue());
        if (!data.problems().isEmpty()) {
            fieldErrors.show(data.problems());
            return;
        }
        if (details != null) {
            var changed = service.change(details.member().id(), data, details.revision());
            finish(changed);
            if (unreached && !details.joined() && changed instanceof MemberOutcome.Saved(var member)) {
                sendLink(member.id());
            }
            return;
        }
        var outcome = service.add(data);
        finish(outcome);
        if (outcome instanceof MemberOutcome.Saved(var member)) {
            sendLink(member.id());
        }
    }

    private void finish(MemberOutcome outcome) {
        switch (outcome) {
            case MemberOutcome.Saved saved -> {
                Toasts.done(
                        getTranslation("coalition.member.saved", saved.member().name()));
                close();
                afterwards.run();
            }
            case MemberOutcome.Invalid invalid -> fieldErrors.show(invalid.problems());
            case Refusal refusal -> Toasts.refused(refusal);
        }
    }
}
