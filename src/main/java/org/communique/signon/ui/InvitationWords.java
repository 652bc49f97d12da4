package org.communique.signon.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.communique.coalition.directory.OrganisationId;
import org.communique.mail.ui.OwnWordsField;
import org.communique.signon.ReminderComposer.ReminderMail;

/** Words of one's own to the organisations that are asked to sign, and their mails as they will be. */
class InvitationWords extends Div {

    private static final int MOST_SHOWN = 10;

    private final OwnWordsField words = new OwnWordsField();

    /** @param mailed whether there is a mail server to send them; where there is none, that is said instead */
    InvitationWords(
            boolean mailed,
            Supplier<Set<OrganisationId>> chosen,
            BiFunction<OrganisationId, String, List<ReminderMail>> compose) {
        addClassName("own-words-form");
        var preview = new Button(
                getTranslation("mail.preview.show"),
                click -> preview(chosen.get().stream()
                        .flatMap(organisation -> compose.apply(organisation, words.getValue()).stream())
                        .limit(MOST_SHOWN)
                        .toList()));
        preview.setVisible(mailed);
        add(words.ifMailed(mailed), preview);
    }

    String value() {
        return words.getValue();
    }

    void setValue(String value) {
        words.setValue(value);
    }

    private void preview(List<ReminderMail> mails) {
        var dialog = new Dialog(getTranslation("mail.preview.show"));
        dialog.setWidth("min(46rem, 100vw)");
        mails.forEach(mail -> dialog.add(SignOnLabels.preview(mail)));
        if (mails.isEmpty()) {
            dialog.add(new Paragraph(getTranslation("signon.remind.no-one")));
        }
        dialog.getFooter().add(new Button(getTranslation("screen.close"), click -> dialog.close()));
        dialog.open();
    }
}
