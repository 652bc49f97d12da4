package org.communique.statement.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.time.Instant;
import org.communique.screen.Times;
import org.communique.statement.Happening;
import org.communique.statement.StatementActivity.Entry;

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

    /** Who did it, and by whom the link was handed over that they may have come by. */
    public static String who(Entry entry) {
        return entry.handedOver() == null
                ? entry.who()
                : I18NProvider.translate(
                        "statement.activity.who-by-link",
                        entry.who(),
                        entry.handedOver().name());
    }
}
