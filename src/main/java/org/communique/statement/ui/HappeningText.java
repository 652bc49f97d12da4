package org.communique.statement.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.time.Instant;
import org.communique.screen.Times;
import org.communique.statement.Happening;

/** What happened, in the reader's language and time. */
public final class HappeningText {

    private HappeningText() {}

    public static String of(Happening happening) {
        return I18NProvider.translate(
                happening.kind(),
                happening.details().stream()
                        .map(detail -> detail instanceof Instant moment ? Times.local(moment) : detail)
                        .toArray());
    }
}
