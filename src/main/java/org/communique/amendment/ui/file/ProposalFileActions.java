package org.communique.amendment.ui.file;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.communique.amendment.file.ChangedFile;
import org.communique.amendment.file.FileChangeService;
import org.communique.amendment.file.FileTarget;
import org.communique.amendment.proposal.ProposalFileService;
import org.communique.amendment.proposal.ProposalId;
import org.communique.screen.FileLink;
import org.springframework.stereotype.Component;

/** What can be done with a copy as a file. */
@Component
public class ProposalFileActions {

    private final ProposalFileService files;
    private final FileChangeService changes;

    ProposalFileActions(ProposalFileService files, FileChangeService changes) {
        this.files = files;
        this.changes = changes;
    }

    /** @param language of the text */
    public Div of(ProposalId proposal, String language) {
        var line = new Div();
        line.addClassName("file-links");
        line.add(
                new Span(line.getTranslation("amendment.upload")),
                new FileLink(
                        line.getTranslation("amendment.upload.download"),
                        "amendments.docx",
                        () -> files.docx(proposal)),
                new Button(
                        line.getTranslation("amendment.file-changes"),
                        click -> dialog(proposal, language).open()));
        return line;
    }

    /** Opens the dialog for a file that is there already. */
    public void compare(ProposalId proposal, String language, ChangedFile file) {
        dialog(proposal, language).compare(file);
    }

    private FileChangesDialog dialog(ProposalId proposal, String language) {
        return new FileChangesDialog(changes, new FileTarget.OfCopy(proposal), language);
    }
}
