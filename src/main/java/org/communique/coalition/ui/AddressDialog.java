package org.communique.coalition.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.EmailField;
import org.communique.coalition.directory.ValidationProblem;
import org.communique.coalition.member.MemberData;
import org.communique.coalition.member.MemberDetails;
import org.communique.coalition.member.MemberOutcome;
import org.communique.coalition.member.MemberService;
import org.communique.refusal.Refusal;
import org.communique.screen.Toasts;

/** Corrects the address of a member to whom a mail could not be delivered and, if they have not joined, invites them there. */
class AddressDialog extends FormDialog {

    private final MemberService service;
    private final MemberDetails details;
    private final Runnable afterwards;
    private final EmailField email = new EmailField(getTranslation("coalition.member.email"));
    private final FieldErrors errors =
            new FieldErrors().at(email, ValidationProblem.EMAIL, ValidationProblem.EMAIL_TAKEN);

    AddressDialog(MemberService service, MemberDetails details, Runnable afterwards) {
        super(details.member().name());
        this.service = service;
        this.details = details;
        this.afterwards = afterwards;
        email.setValue(details.member().email().value());
        email.setManualValidation(true);
        add(new Paragraph(getTranslation("coalition.member.undelivered.text")));
        fields(email);
        buttons(getTranslation(details.joined() ? "screen.save" : "coalition.member.undelivered.send"));
    }

    @Override
    void save() {
        var member = details.member();
        var data = new MemberData(member.name(), email.getValue(), member.organisation(), member.roles());
        if (!data.problems().isEmpty()) {
            errors.show(data.problems());
            return;
        }
        switch (service.change(member.id(), data, details.revision())) {
            case MemberOutcome.Saved _ -> {
                close();
                Toasts.done(getTranslation("coalition.member.saved", member.name()));
                if (!details.joined()) {
                    service.sendLink(member.id()).ifPresent(SharedLinkDialog::show);
                }
                afterwards.run();
            }
            case MemberOutcome.Invalid(var problems) -> errors.show(problems);
            case Refusal refusal -> Toasts.refused(refusal);
        }
    }
}
