package org.communique.mail.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import org.communique.mail.SentMessages.SentWords;

/** For words of one's own, which are quoted in a mail. */
public final class OwnWordsField extends TextArea {

    public OwnWordsField() {
        super();
        setLabel(getTranslation("mail.own-words"));
        setHelperText(getTranslation("mail.own-words.advice"));
        setMaxLength(SentWords.LONGEST);
        setValueChangeMode(ValueChangeMode.LAZY);
        setWidthFull();
    }

    /** The field; where no mail server is there to send what is written, that is said instead. */
    public Component ifMailed(boolean mailed) {
        return mailed ? this : new Paragraph(getTranslation("mail.no-relay.text"));
    }
}
