package org.communique.mail.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Pre;

/** A mail as its recipient will see it. */
public final class MailPreview extends Div {

    public MailPreview(String to, String subject, String text) {
        var letter = new Pre(text);
        letter.addClassName("letter");
        letter.getElement().setAttribute("dir", "auto");
        add(new H3(getTranslation("mail.preview", to, subject)), letter);
    }
}
