package org.communique.statement.ui.sharing;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import org.communique.screen.Toasts;
import org.communique.statement.StatementId;
import org.communique.statement.sharing.AccessCandidate;
import org.communique.statement.sharing.AccessChange;
import org.communique.statement.sharing.SharingService;

/** Gives access to someone who was just mentioned, without leaving the draft. */
public class ShareDialog extends Dialog {

    private final SharingService sharing;
    private final StatementId statement;
    private final Runnable given;

    /** @param given called when access was given */
    public ShareDialog(SharingService sharing, StatementId statement, AccessCandidate candidate, Runnable given) {
        this.sharing = sharing;
        this.statement = statement;
        this.given = given;
        setHeaderTitle(getTranslation("statement.sharing.give", candidate.name()));
        setWidth("min(40rem, 96vw)");
        var form = new AddAccessForm(sharing::candidates, true);
        form.choose(candidate);
        form.onAdd(this::give);
        add(form);
        getFooter().add(new Button(getTranslation("screen.cancel"), click -> close()));
    }

    private void give(AccessChange change) {
        var seen = sharing.of(statement).revision();
        if (new AccessChanger(sharing, statement).change(change, seen)) {
            close();
            given.run();
            Toasts.done(getTranslation(
                    change.note() == null ? "statement.sharing.added" : "statement.sharing.added.notified",
                    change.granted().size()));
        }
    }
}
