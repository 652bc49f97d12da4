package org.communique.signon.call;

import com.vaadin.flow.component.Component;
import org.communique.signon.CallSummary;
import org.communique.statement.VersionId;

/** Another feature's contribution to what coordinators see of a call. */
public interface CallPanelFactory {

    /** @param afterwards to be run when something was changed that the board shows */
    Panel create(CallSummary call, Runnable afterwards);

    /** @param refresh shows what others have changed */
    record Panel(Component component, Runnable refresh) {}

    /** How many pending answers can no longer be accepted once the call is closed. */
    default int waiting(VersionId version) {
        return 0;
    }

    /** How many answers wait for their contacts to confirm them. */
    default int unconfirmed(VersionId version) {
        return 0;
    }

    /** How many organisations ask to be among those who sign. */
    default int asking(VersionId version) {
        return 0;
    }
}
