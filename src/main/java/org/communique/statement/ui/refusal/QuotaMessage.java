package org.communique.statement.ui.refusal;

import com.vaadin.flow.i18n.I18NProvider;
import org.communique.screen.TimeFormat;
import org.communique.statement.lifecycle.QuotaExceeded;

/** Says what cannot be done now, and when it can. */
public final class QuotaMessage {

    private QuotaMessage() {}

    public static String of(QuotaExceeded exceeded) {
        return switch (exceeded) {
            case QuotaExceeded.TooManyOpen(int limit) -> I18NProvider.translate("statement.quota.open", limit);
            case QuotaExceeded.TooOften(int limit, var again) ->
                I18NProvider.translate("statement.quota.often", limit, TimeFormat.local(again));
        };
    }
}
