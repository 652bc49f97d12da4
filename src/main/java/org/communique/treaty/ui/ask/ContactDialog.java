package org.communique.treaty.ui.ask;

import static org.communique.treaty.ui.TreatyLabels.text;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.LocalDate;
import org.communique.refusal.Refusal;
import org.communique.screen.DateField;
import org.communique.screen.TimeFormat;
import org.communique.treaty.ask.AskId;
import org.communique.treaty.ask.AskService;
import org.communique.treaty.ask.Contact;
import org.communique.treaty.ask.Target;
import org.communique.treaty.ask.TargetStatus;
import org.communique.treaty.position.PositionData;
import org.communique.treaty.ui.TreatyDialog;

/** Notes a contact with a target. */
class ContactDialog extends TreatyDialog {

    private final AskService service;
    private final AskId ask;
    private final Target target;
    private final Runnable afterwards;
    private final DateField date = new DateField(text("date"));
    private final TextArea words = new TextArea(text("target.words"));
    private final Select<TargetStatus> status = new Select<>();

    ContactDialog(AskService service, AskId ask, Target target, Runnable afterwards) {
        super(text("target.note"), text("save"));
        this.service = service;
        this.ask = ask;
        this.target = target;
        this.afterwards = afterwards;
        date.setValue(LocalDate.now(TimeFormat.zone()));
        words.setMaxLength(Contact.LONGEST_WORDS);
        require(date, words);
        past(date, PositionData.FIRST_DAY);
        judges(date);
        status.setLabel(text("status"));
        status.setItems(TargetStatus.values());
        status.setItemLabelGenerator(each -> text("target.status." + each));
        status.setValue(target.status());
        fields(date, status, words);
    }

    @Override
    protected void save() {
        if (service.note(ask, target.state(), date.getValue(), words.getValue(), status.getValue())
                instanceof Refusal refusal) {
            refuse(refusal);
        } else {
            close();
            afterwards.run();
        }
    }
}
