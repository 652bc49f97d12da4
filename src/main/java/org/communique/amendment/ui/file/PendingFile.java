package org.communique.amendment.ui.file;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.util.Optional;
import org.communique.amendment.OpenRound;
import org.communique.amendment.file.ChangedFile;
import org.communique.statement.StatementId;

/**
 * The file that a statement was made from, whose changes are still to be compared with it. The window keeps it, until a copy is there.
 *
 * @param round that is opened for them
 * @param tried whether opening it was tried: it is not tried again unless someone asks for it
 */
public record PendingFile(ChangedFile file, OpenRound round, boolean tried) {

    PendingFile(ChangedFile file, OpenRound round) {
        this(file, round, false);
    }

    public void markTried(UI ui) {
        new PendingFile(file, round, true).keep(ui);
    }

    void keep(UI ui) {
        ComponentUtil.setData(ui, PendingFile.class, this);
    }

    public static Optional<PendingFile> of(UI ui, StatementId statement) {
        return Optional.ofNullable(ComponentUtil.getData(ui, PendingFile.class))
                .filter(pending -> pending.round.statement().equals(statement));
    }

    public static Optional<PendingFile> take(UI ui, StatementId statement) {
        var pending = of(ui, statement);
        pending.ifPresent(_ -> ComponentUtil.setData(ui, PendingFile.class, null));
        return pending;
    }
}
