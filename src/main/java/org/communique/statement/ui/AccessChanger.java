package org.communique.statement.ui;

import com.vaadin.flow.i18n.I18NProvider;
import org.communique.screen.Toasts;
import org.communique.statement.StatementId;
import org.communique.statement.access.GrantProblem;
import org.communique.statement.lifecycle.GrantOutcome.ChangedMeanwhile;
import org.communique.statement.lifecycle.GrantOutcome.Granted;
import org.communique.statement.lifecycle.GrantOutcome.Impossible;
import org.communique.statement.lifecycle.GrantOutcome.Refused;
import org.communique.statement.sharing.AccessChange;
import org.communique.statement.sharing.SharingService;
import org.communique.statement.ui.refusal.QuotaMessage;
import org.jspecify.annotations.Nullable;

/** Changes who has access to a statement, and says why if it cannot. */
class AccessChanger {

    private final SharingService sharing;
    private final StatementId statement;

    AccessChanger(SharingService sharing, StatementId statement) {
        this.sharing = sharing;
        this.statement = statement;
    }

    /** Whether it was changed. */
    boolean change(AccessChange change, @Nullable Integer seen) {
        return switch (sharing.change(statement, change, seen)) {
            case Granted _ -> true;
            case ChangedMeanwhile _ -> refused(I18NProvider.translate("statement.sharing.changed"));
            case Refused(var tooOften) -> refused(QuotaMessage.of(tooOften));
            case Impossible(GrantProblem.TooMany(int limit)) ->
                refused(I18NProvider.translate("statement.sharing.too-many", limit));
            case Impossible(GrantProblem.Unknown _) -> refused(I18NProvider.translate("statement.sharing.unknown"));
        };
    }

    private static boolean refused(String why) {
        Toasts.refused(why);
        return false;
    }
}
