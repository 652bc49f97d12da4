package org.communique.amendment.ui.file;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.communique.amendment.proposal.ProposalFileService;
import org.communique.amendment.proposal.ProposalId;
import org.communique.amendment.proposal.UploadedText;
import org.communique.amendment.proposal.UploadedText.Found;
import org.communique.screen.BackgroundTask;
import org.communique.screen.FileField;
import org.communique.screen.Toasts;
import org.communique.statement.draft.ReplacementOutcome;
import org.communique.text.markdown.ImportLoss;
import org.jspecify.annotations.Nullable;

/** Shows what a file says before its text takes the place of that of a copy. */
class UploadTextDialog extends Dialog {

    private static final int LARGEST_FILE = 10 * 1024 * 1024;

    private final ProposalFileService files;
    private final ProposalId proposal;
    private final FileField file = new FileField(
            getTranslation("amendment.upload.choose"),
            getTranslation("amendment.upload.help"),
            getTranslation("amendment.upload.refused"),
            LARGEST_FILE,
            ".docx",
            ".odt",
            ".md",
            ".markdown",
            ".txt");
    private final BackgroundTask reading = new BackgroundTask();
    private final Div outcome = new Div();
    private final Button use = new Button(getTranslation("amendment.upload.replace"), click -> use());
    private @Nullable Found found;

    UploadTextDialog(ProposalFileService files, ProposalId proposal) {
        this.files = files;
        this.proposal = proposal;
        setHeaderTitle(getTranslation("amendment.upload.title"));
        setWidth("min(40rem, 100vw)");
        file.onPicked(this::read);
        file.onCleared(this::forget);
        outcome.getElement().setAttribute("role", "status");
        use.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        use.setEnabled(false);
        add(new Paragraph(getTranslation("amendment.upload.advice")), file, reading, outcome);
        getFooter().add(new Button(getTranslation("screen.cancel"), click -> close()), use);
    }

    private void forget() {
        found = null;
        use.setEnabled(false);
        outcome.removeAll();
    }

    private void read(FileField.Picked picked) {
        forget();
        reading.run(() -> files.read(proposal, picked.name(), picked.content()), this::show);
    }

    private void show(UploadedText uploaded) {
        switch (uploaded) {
            case UploadedText.Unreadable(var why) -> file.refuse(getTranslation(why));
            case Found text -> {
                found = text;
                use.setEnabled(true);
                outcome.add(
                        new Paragraph(getTranslation("amendment.upload.tracking." + text.tracking())),
                        new Paragraph(summary(text)),
                        losses(text.losses().stream()
                                .filter(loss -> loss.kind() != ImportLoss.Kind.TRACKED_CHANGE)
                                .toList()));
            }
        }
    }

    private String summary(Found text) {
        var changes = text.changes();
        return getTranslation(
                "amendment.upload.summary",
                changes.wordsAdded(),
                changes.wordsRemoved(),
                changes.paragraphsAdded()
                        + changes.paragraphsRemoved()
                        + changes.paragraphsChanged()
                        + changes.paragraphsMoved());
    }

    private Div losses(List<ImportLoss> losses) {
        var list = new UnorderedList();
        losses.forEach(loss -> {
            var item = new ListItem(getTranslation(loss.kind().key(), loss.place(), loss.excerpt()));
            item.getElement().setAttribute("dir", "auto");
            list.add(item);
        });
        var box = new Div(new Paragraph(getTranslation("amendment.upload.losses")), list);
        box.setVisible(!losses.isEmpty());
        return box;
    }

    private void use() {
        if (found == null) {
            return;
        }
        var text = found;
        use.setEnabled(false);
        reading.run(() -> files.use(proposal, text), this::used);
    }

    private void used(ReplacementOutcome replaced) {
        switch (replaced) {
            case ReplacementOutcome.Replaced _ -> {
                Toasts.done(getTranslation("amendment.upload.used"));
                close();
            }
            case ReplacementOutcome.Frozen _ -> file.refuse(getTranslation("amendment.propose.closed"));
            case ReplacementOutcome.ChangedMeanwhile _ -> file.refuse(getTranslation("amendment.upload.meanwhile"));
            case ReplacementOutcome.Refused _ -> file.refuse(getTranslation("amendment.upload.too-large"));
        }
    }
}
