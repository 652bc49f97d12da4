package org.communique.statement.ui.sharing;

import org.communique.refusal.Refusal;
import org.communique.screen.Toasts;
import org.communique.statement.StatementId;
import org.communique.statement.lifecycle.GrantOutcome.ChangedMeanwhile;
import org.communique.statement.lifecycle.GrantOutcome.Granted;
import org.communique.statement.lifecycle.GrantOutcome.Refused;
import org.communique.statement.sharing.AccessChange;
import org.communique.statement.sharing.SharingService;
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
            case ChangedMeanwhile changed -> refused(changed);
            case Refused(var why) -> refused(why);
        };
    }

    private static boolean refused(Refusal why) {
        Toasts.refused(why);
        return false;
    }
}
