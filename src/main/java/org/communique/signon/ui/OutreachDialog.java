package org.communique.signon.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Map;
import org.communique.coalition.directory.DistinctNames;
import org.communique.coalition.directory.Member;
import org.communique.refusal.Refusal;
import org.communique.screen.ChoiceField;
import org.communique.screen.DateField;
import org.communique.screen.Toasts;
import org.communique.screen.UnsentText;
import org.communique.signon.CallSummary;
import org.communique.signon.board.BoardRow;
import org.communique.signon.call.OutreachOutcome;
import org.communique.signon.call.OutreachService;
import org.communique.signon.call.UpdateOutreach;

/** What coordinators keep about an organisation: who looks after it, what was said, when to speak with it next. */
class OutreachDialog extends Dialog {

    OutreachDialog(OutreachService outreach, CallSummary call, BoardRow row, Runnable afterwards) {
        setHeaderTitle(getTranslation("signon.note.title", row.organisation().displayName()));
        setWidth("min(36rem, 100vw)");
        var stored = row.contacts().outreach();
        var owner = new ChoiceField<Member>(getTranslation("signon.note.owner"));
        var owners = outreach.owners(call.statement());
        owner.setItems(owners);
        owner.setItemLabelGenerator(new DistinctNames(owners, ids -> Map.of())::of);
        owner.setClearButtonVisible(true);
        owners.stream().filter(member -> member.id().equals(stored.owner())).forEach(owner::setValue);
        var next = new DateField(getTranslation("signon.note.next"));
        next.setClearButtonVisible(true);
        next.setValue(stored.nextOn());
        var note = new TextArea(getTranslation("signon.note.note"));
        note.setMaxLength(UpdateOutreach.LONGEST);
        note.setWidthFull();
        note.setValue(stored.note());
        UnsentText.keep(note);
        var contacted = new Checkbox(getTranslation("signon.note.contacted"));
        add(new FormLayout(owner, next), note, contacted);
        var save = new Button(getTranslation("screen.save"), click -> {
            if (Toasts.isUnfinished(this)) {
                return;
            }
            var outcome = outreach.update(new UpdateOutreach(
                    call.version(),
                    row.organisation().id(),
                    owner.isEmpty() ? null : owner.getValue().id(),
                    note.getValue(),
                    contacted.getValue(),
                    next.getValue(),
                    stored.revision()));
            switch (outcome) {
                case OutreachOutcome.Updated _ -> Toasts.done(getTranslation("signon.note.done"));
                case OutreachOutcome.ChangedMeanwhile changed -> {
                    // It stays open, so that what was typed can be copied.
                    Toasts.refused(changed);
                    return;
                }
                case Refusal refusal -> Toasts.refused(refusal);
            }
            close();
            afterwards.run();
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("screen.cancel"), click -> close()), save);
    }
}
