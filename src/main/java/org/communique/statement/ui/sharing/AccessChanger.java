package org.communique.statement.ui.sharing;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.communique.refusal.Refusal;
import org.communique.screen.Toasts;
import org.communique.statement.Grant.Right;
import org.communique.statement.StatementId;
import org.communique.statement.lifecycle.GrantOutcome.ChangedMeanwhile;
import org.communique.statement.lifecycle.GrantOutcome.Granted;
import org.communique.statement.lifecycle.GrantOutcome.Refused;
import org.communique.statement.sharing.AccessChange;
import org.communique.statement.sharing.AccessEntry;
import org.communique.statement.sharing.Grantee;
import org.communique.statement.sharing.SharingService;
import org.communique.statement.sharing.StatementAccess;

/** Changes who has access to a statement, and says why if it cannot. */
class AccessChanger {

    private final SharingService sharing;
    private final StatementId statement;

    AccessChanger(SharingService sharing, StatementId statement) {
        this.sharing = sharing;
        this.statement = statement;
    }

    /**
     * Whether it was changed. What others did for other people meanwhile is no obstacle.
     *
     * @param seen the list in which the change is made
     */
    boolean change(AccessChange change, StatementAccess seen) {
        return switch (sharing.change(statement, change, seen.revision())) {
            case Granted _ -> true;
            case ChangedMeanwhile changed -> {
                var now = sharing.of(statement);
                yield !Objects.equals(now.revision(), seen.revision())
                                && rights(change, now).equals(rights(change, seen))
                        ? change(change, now)
                        : refused(changed);
            }
            case Refused(var why) -> refused(why);
        };
    }

    /** What those whom the change concerns have been given. */
    private static Map<Grantee, Right> rights(AccessChange change, StatementAccess access) {
        var concerned = Stream.concat(change.granted().stream().map(Grantee::of), change.revoked().stream())
                .collect(toSet());
        return access.entries().stream()
                .filter(entry -> entry.own() != null && concerned.contains(entry.grantee()))
                .collect(toMap(AccessEntry::grantee, entry -> requireNonNull(entry.own())));
    }

    private static boolean refused(Refusal why) {
        Toasts.refused(why);
        return false;
    }
}
