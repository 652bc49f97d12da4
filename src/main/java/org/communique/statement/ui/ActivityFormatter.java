package org.communique.statement.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.time.Instant;
import org.communique.screen.TimeFormat;
import org.communique.statement.activity.ActivityEntry;
import org.communique.statement.activity.ActivityService.AttributedEntry;

/** What happened, in the reader's language and time. */
public final class ActivityFormatter {

    private ActivityFormatter() {}

    public static String of(ActivityEntry activityEntry) {
        return I18NProvider.translate(
                activityEntry.kind(),
                activityEntry.details().stream()
                        .map(detail -> detail instanceof Instant moment ? TimeFormat.localAndUtc(moment) : detail)
                        .toArray());
    }

    /** The member, and who shared the link that may have set their password. */
    public static String actor(AttributedEntry attributedEntry) {
        return attributedEntry.linkSharing() == null
                ? attributedEntry.who()
                : I18NProvider.translate(
                        "statement.activity.who-by-link",
                        attributedEntry.who(),
                        attributedEntry.linkSharing().name());
    }
}
