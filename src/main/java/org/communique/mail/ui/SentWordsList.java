package org.communique.mail.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.communique.mail.SentMessages.SentWords;
import org.communique.screen.TimeFormat;

/** What was sent to someone: when, by whom, and with which words. */
public final class SentWordsList extends Div {

    private static final int MOST = 20;

    /** @param sent the newest first */
    public SentWordsList(List<SentWords> sent) {
        sent.stream().limit(MOST).forEach(each -> {
            add(new Paragraph(getTranslation("mail.sent." + each.kind(), TimeFormat.local(each.at()), each.by())));
            if (!each.words().isEmpty()) {
                var words = new Paragraph(each.words());
                words.addClassName("own-words");
                words.getElement().setAttribute("dir", "auto");
                add(words);
            }
        });
    }
}
