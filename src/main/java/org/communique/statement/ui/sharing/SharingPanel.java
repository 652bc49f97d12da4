package org.communique.statement.ui.sharing;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import org.communique.screen.Toasts;
import org.communique.statement.Grant.Right;
import org.communique.statement.StatementId;
import org.communique.statement.sharing.AccessCandidate;
import org.communique.statement.sharing.AccessChange;
import org.communique.statement.sharing.AccessEntry;
import org.communique.statement.sharing.SharingService;
import org.communique.statement.sharing.StatementAccess;

/** Who has access to a statement. Each act counts at once; a removal can be undone. */
public class SharingPanel extends Div implements AccessList.Listener {

    private final SharingService sharing;
    private final StatementId statement;
    private final AccessChanger changer;
    private final AddAccessForm form;
    private final NoticeFields notice = new NoticeFields();
    private final AccessList list = new AccessList(this);
    private StatementAccess access;

    public SharingPanel(SharingService sharing, StatementId statement) {
        this.sharing = sharing;
        this.statement = statement;
        this.changer = new AccessChanger(sharing, statement);
        this.form = new AddAccessForm(sharing::candidates, this::give);
        this.access = sharing.of(statement);
        addClassName("panel");
        add(new H2(getTranslation("statement.access.people")), notice, form, list);
        list.show(access.entries());
    }

    /** As another coordinator may have changed it. */
    public void refresh() {
        access = sharing.of(statement);
        list.show(access.entries());
    }

    private void give(AccessCandidate candidate) {
        var grant = candidate.grantee().with(candidate.right());
        if (access.entries().stream()
                .anyMatch(entry -> entry.grantee().equals(candidate.grantee()) && entry.own() != null)) {
            Toasts.refused(getTranslation("statement.sharing.already", candidate.name()));
            return;
        }
        var change = notice.of(AccessChange.grant(grant));
        if (apply(change)) {
            Toasts.done(getTranslation(
                    change.note() == null ? "statement.sharing.added" : "statement.sharing.added.notified",
                    candidate.name(),
                    getTranslation("statement.sharing.right." + candidate.right())));
        }
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
        var changed = changer.change(change, access);
        refresh();
        return changed;
    }
}
