package org.communique.statement.ui.sharing;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
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
    private final AccessCandidate candidate;
    private final Runnable given;
    private final RightSelect right = new RightSelect();
    private final NoticeFields notice = new NoticeFields();

    /** @param given called when access was given */
    public ShareDialog(SharingService sharing, StatementId statement, AccessCandidate candidate, Runnable given) {
        this.sharing = sharing;
        this.statement = statement;
        this.candidate = candidate;
        this.given = given;
        var title = getTranslation("statement.sharing.give", candidate.name());
        setHeaderTitle(title);
        setWidth("min(40rem, 96vw)");
        right.setLabel(getTranslation("statement.sharing.right"));
        right.setValue(candidate.right());
        add(right, notice);
        var give = new Button(title, click -> give());
        give.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("screen.cancel"), click -> close()), give);
    }

    private void give() {
        var change = notice.of(AccessChange.grant(candidate.grantee().with(right.getValue())));
        if (new AccessChanger(sharing, statement).change(change, sharing.of(statement))) {
            close();
            given.run();
            Toasts.done(getTranslation(
                    change.note() == null ? "statement.sharing.added" : "statement.sharing.added.notified",
                    candidate.name(),
                    getTranslation("statement.sharing.right." + right.getValue())));
        }
    }
}
