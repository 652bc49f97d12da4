package org.communique.statement.ui.sharing;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import org.communique.screen.Toasts;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.StatementId;
import org.communique.statement.sharing.AccessChange;
import org.communique.statement.sharing.AccessEntry;
import org.communique.statement.sharing.Grantee;
import org.communique.statement.sharing.SharingService;
import org.communique.statement.sharing.StatementAccess;

/** Who has access to a statement. Each act counts at once; a removal can be undone. */
public class SharingPanel extends Div implements AccessList.Listener {

    private final SharingService sharing;
    private final StatementId statement;
    private final AccessChanger changer;
    private final AddAccessForm form;
    private final AccessList list = new AccessList(this);
    private StatementAccess access;

    public SharingPanel(SharingService sharing, StatementId statement) {
        this.sharing = sharing;
        this.statement = statement;
        this.changer = new AccessChanger(sharing, statement);
        this.form = new AddAccessForm(sharing::candidates, true);
        this.access = sharing.of(statement);
        addClassName("panel");
        form.onAdd(this::add);
        add(new H2(getTranslation("statement.access.people")), form, list);
        list.show(access.entries());
    }

    /** As another coordinator may have changed it. */
    public void refresh() {
        access = sharing.of(statement);
        list.show(access.entries());
    }

    private void add(AccessChange change) {
        if (change.granted().stream().allMatch(this::isGranted)) {
            Toasts.refused(getTranslation("statement.sharing.already"));
        } else if (apply(change)) {
            form.clear();
            Toasts.done(getTranslation(
                    change.note() == null ? "statement.sharing.added" : "statement.sharing.added.notified",
                    change.granted().size()));
        }
    }

    private boolean isGranted(Grant grant) {
        return access.entries().stream()
                .anyMatch(entry -> entry.grantee().equals(Grantee.of(grant)) && entry.own() == grant.right());
    }

    @Override
    public void changed(AccessEntry entry, Right right) {
        if (apply(AccessChange.grant(entry.grantee().with(right)))) {
            Toasts.done(getTranslation(
                    "statement.sharing.changed.of", entry.name(), getTranslation("statement.sharing.right." + right)));
        }
    }

    @Override
    public void removed(AccessEntry entry) {
        var before = entry.own();
        if (before != null && apply(AccessChange.revoke(entry.grantee()))) {
            form.focus();
            Toasts.done(
                    getTranslation("statement.sharing.removed", entry.name()),
                    getTranslation("statement.sharing.undo"),
                    () -> apply(AccessChange.grant(entry.grantee().with(before))));
        }
    }

    /** Shows the list as it is afterwards, also if nothing was changed. */
    private boolean apply(AccessChange change) {
        var changed = changer.change(change, access.revision());
        refresh();
        return changed;
    }
}
